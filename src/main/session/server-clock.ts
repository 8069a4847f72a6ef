import type { EpochMs } from '../../shared/domain/market.ts';
import type { Clock } from './clock.ts';

/** The resolution of a `Date` header plus a slow answer. A smaller difference is noise, and the clocks agree. */
const NOISE_MS = 2_000;

/**
 * How far the device clock may run ahead of the monotonic one before it counts as time spent asleep (or as somebody setting
 * the clock). Below it lies what time synchronisation corrects in small steps.
 */
const SLEEP_MS = 10_000;

/**
 * The server's time, because token lifetimes are written in it and a device clock may be minutes off. Taken from the `Date`
 * headers of the server's answers, and carried on by the monotonic clock, so that nobody moves it by setting the device clock
 * back. In sleep the monotonic clock may stand still: a device clock that ran ahead is then believed until the next answer
 * tells better, because a token renewed too early costs one request, and one used too late costs an order its first try.
 */
export class ServerClock {
  readonly #clock: Clock;
  #anchor: { readonly server: EpochMs; readonly device: EpochMs; readonly monotonic: number };
  #known = false;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#anchor = this.#anchorAt(clock.now());
  }

  /** Whether the server itself has told its time since the last reset. */
  get known(): boolean {
    return this.#known;
  }

  /** Server time minus device time, in milliseconds. */
  get offsetMs(): number {
    return this.now() - this.#clock.now();
  }

  /** Takes an answer's `Date` header (RFC 9110 §6.6.1); an absent or unreadable one changes nothing. */
  observe(dateHeader: string | undefined): void {
    if (dateHeader === undefined) return;
    const told = Date.parse(dateHeader);
    if (Number.isNaN(told)) return;
    const device = this.#clock.now();
    const isNoise = (time: EpochMs): boolean => Math.abs(told - time) < NOISE_MS;
    this.#anchor = this.#anchorAt(isNoise(device) ? device : isNoise(this.now()) ? this.now() : told);
    this.#known = true;
  }

  /** Forgets what another server said. `offsetMs` is what an earlier run knew of this one. */
  reset(offsetMs = 0): void {
    this.#anchor = this.#anchorAt(this.#clock.now() + offsetMs);
    this.#known = false;
  }

  now(): EpochMs {
    const { server, device, monotonic } = this.#anchor;
    const awake = this.#clock.monotonic() - monotonic;
    const byDevice = this.#clock.now() - device;
    return Math.round(server + (byDevice - awake > SLEEP_MS ? byDevice : awake));
  }

  /** A server time on the device's clock, for display. */
  toDeviceTime(serverTime: EpochMs): EpochMs {
    return serverTime - this.offsetMs;
  }

  #anchorAt(server: EpochMs): { server: EpochMs; device: EpochMs; monotonic: number } {
    return { server, device: this.#clock.now(), monotonic: this.#clock.monotonic() };
  }
}
