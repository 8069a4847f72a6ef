import type { TokenStorage } from '../../../shared/domain/session-status.ts';
import type { LoadedSession, SavedSession, SessionVault } from '../../session/session-vault.ts';
import type { FakeClock } from '../fake-clock.ts';

/** What lies on the disk, whichever run wrote it. A write takes time, and may be refused. */
export class SimulatedDisk {
  durable: SavedSession | null = null;
  /** Every access token that was ever durable. */
  readonly everDurable = new Set<string>();
  refuses = false;
  latencyMs = 2;
  readonly #clock: FakeClock;

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  /** The vault of one run. What it has not finished writing when `crash` is called never reaches the disk. */
  mount(): SessionVault & { crash(): void } {
    let queue: Promise<void> = Promise.resolve();
    let crashed = false;
    const write = (content: SavedSession | null): Promise<void> => {
      const result = queue.then(async () => {
        await new Promise<void>((resolve) => void this.#clock.after(this.latencyMs, resolve));
        if (crashed) return new Promise<void>(() => undefined);
        if (this.refuses) throw new Error('ENOSPC');
        this.durable = content;
        if (content !== null) this.everDurable.add(content.rotation.pair.access.reveal());
      });
      queue = result.catch(() => undefined);
      return result;
    };
    const load = (): Promise<LoadedSession> =>
      Promise.resolve(this.durable === null ? { kind: 'empty' } : { kind: 'saved', session: this.durable });
    const storage = (): TokenStorage => ({ kind: 'encrypted', backend: 'simulated' });
    return {
      load,
      save: (session) => write(session),
      clear: () => write(null),
      storage,
      crash: () => {
        crashed = true;
      },
    };
  }
}
