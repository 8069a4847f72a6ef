import type { EpochMs } from '../../shared/domain/market.ts';
import type { Clock } from './clock.ts';

/**
 * The server's time, estimated from the `Date` headers of its answers, because token lifetimes are written in the server's
 * time and a device clock may be minutes off. Headers have a resolution of one second.
 */
export class ServerClock {
  readonly #clock: Clock;
  #offsetMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Takes an answer's `Date` header (RFC 9110 §6.6.1); an absent or unreadable one changes nothing. */
  observe(dateHeader: string | undefined): void {
    if (dateHeader === undefined) return;
    const serverNow = Date.parse(dateHeader);
    if (Number.isNaN(serverNow)) return;
    const offset = serverNow - this.#clock.now();
    // Within the header's resolution plus a slow answer, the device clock is right and the jitter is noise.
    this.#offsetMs = Math.abs(offset) < 2_000 ? 0 : offset;
  }

  /** Forgets what another server said. */
  reset(): void {
    this.#offsetMs = 0;
  }

  now(): EpochMs {
    return this.#clock.now() + this.#offsetMs;
  }

  /** A server time on the device's clock, for display and timers. */
  toDeviceTime(serverTime: EpochMs): EpochMs {
    return serverTime - this.#offsetMs;
  }
}
