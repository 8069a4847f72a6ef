import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SealedError } from '../../shared/contract/errors.ts';
import type { Envelope } from '../../shared/contract/types.ts';
import type { EpochMs } from '../../shared/domain/market.ts';
import { sealedErrorOf } from '../bridge-error.ts';
import type { Clock } from '../clock.ts';

/** Server data as last received. An error never discards the data it failed to renew. */
export interface Remote<T> {
  readonly data: T | null;
  /** When `data` was received; its age is what the screen shows. */
  readonly receivedAt: EpochMs | null;
  /** Why the latest attempt failed; null once one has succeeded. */
  readonly error: SealedError | null;
  readonly loading: boolean;
}

export interface RemoteStore<T> {
  readonly store: StoreApi<Remote<T>>;
  /** Joins the request under way, or starts one. */
  readonly refresh: () => Promise<Envelope<T>>;
  /** Starts a new request now; the answer of an older one is dropped. For use after a change on the server. */
  readonly reload: () => Promise<Envelope<T>>;
  /** Applies a change the server has confirmed, until the next answer. Does nothing before the first one. */
  readonly patch: (change: (data: T) => T) => void;
  /** Forgets everything; an answer still under way is dropped. */
  readonly clear: () => void;
}

/** A zustand store around one read of the bridge: single flight, last answer wins, old data survives errors. */
export function createRemoteStore<T>(load: () => Promise<T>, clock: Clock): RemoteStore<T> {
  const empty: Remote<T> = { data: null, receivedAt: null, error: null, loading: false };
  const store = createStore<Remote<T>>(() => empty);
  let latest = 0;
  let inFlight: Promise<Envelope<T>> | null = null;

  async function attempt(mine: number): Promise<Envelope<T>> {
    store.setState({ loading: true });
    let answer: Envelope<T>;
    try {
      answer = { ok: true, data: await load() };
    } catch (caught) {
      answer = { ok: false, error: sealedErrorOf(caught) };
    }
    if (mine === latest) {
      inFlight = null;
      store.setState(
        answer.ok
          ? { data: answer.data, receivedAt: clock.now(), error: null, loading: false }
          : { error: answer.error, loading: false },
      );
    }
    return answer;
  }

  function reload(): Promise<Envelope<T>> {
    latest += 1;
    inFlight = attempt(latest);
    return inFlight;
  }

  return {
    store,
    reload,
    refresh: () => inFlight ?? reload(),
    patch(change) {
      const { data } = store.getState();
      if (data !== null) store.setState({ data: change(data) });
    },
    clear() {
      latest += 1;
      inFlight = null;
      store.setState(empty);
    },
  };
}
