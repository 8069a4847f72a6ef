import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SealedError } from '../../shared/contract/errors.ts';
import type { BridgeClient } from '../../shared/contract/types.ts';
import type { DoctorReport } from '../../shared/domain/doctor.ts';
import { sealedErrorOf } from '../bridge-error.ts';

export interface DoctorState {
  /** The server under examination, as typed; null while the panel is closed. */
  readonly url: string | null;
  readonly busy: boolean;
  /** The latest report about this server. Stays on screen while it is examined again. */
  readonly report: DoctorReport | null;
  readonly error: SealedError | null;
}

export interface DoctorStore {
  readonly store: StoreApi<DoctorState>;
  /** Opens the panel and examines the server. */
  readonly examine: (url: string) => Promise<void>;
  /** Closes the panel; a report still under way is dropped. */
  readonly close: () => void;
}

const closed: DoctorState = { url: null, busy: false, report: null, error: null };

/** The connection doctor's panel. One server at a time, the last one asked for. */
export function createDoctorStore(bridge: Pick<BridgeClient, 'doctor'>): DoctorStore {
  const store = createStore<DoctorState>(() => closed);
  let latest = 0;

  return {
    store,
    async examine(url) {
      const mine = (latest += 1);
      const before = store.getState();
      store.setState({ url, busy: true, error: null, report: before.url === url ? before.report : null });
      try {
        const report = await bridge.doctor.examine({ url });
        if (mine === latest) store.setState({ busy: false, report });
      } catch (caught) {
        const error = sealedErrorOf(caught);
        if (mine === latest) store.setState({ busy: false, error });
      }
    },
    close() {
      latest += 1;
      store.setState(closed);
    },
  };
}
