import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SealedError } from '../../shared/contract/errors.ts';
import type { BridgeClient, CallArgs } from '../../shared/contract/types.ts';
import type { SessionStatus } from '../../shared/domain/session-status.ts';
import { sealedErrorOf } from '../bridge-error.ts';

type SessionAction = 'status' | 'startPractice' | 'connect' | 'reenter' | 'signOut';

export interface SessionState {
  readonly status: SessionStatus;
  /** The action under way. One at a time: a second click or a repeated Enter does nothing. */
  readonly busy: SessionAction | null;
  readonly failure: { readonly action: SessionAction; readonly error: SealedError } | null;
}

export interface SessionStore {
  readonly store: StoreApi<SessionState>;
  /** Tells main that the listeners are in place, and asks for the status. */
  readonly load: () => Promise<boolean>;
  /** This and the following answer whether it was done; else `failure` says why not, or another action was under way. */
  readonly startPractice: () => Promise<boolean>;
  readonly connect: (form: CallArgs<'session.connect'>) => Promise<boolean>;
  readonly reenter: (form: CallArgs<'session.reenter'>) => Promise<boolean>;
  readonly signOut: () => Promise<boolean>;
  /** The form that failed was put away. */
  readonly dismissFailure: () => void;
  /** Takes over a status that main announced. */
  readonly apply: (status: SessionStatus) => void;
}

/** Who is signed in, as main says. Holds no password: forms hand theirs over and keep it on screen themselves. */
export function createSessionStore(bridge: Pick<BridgeClient, 'app' | 'session'>): SessionStore {
  const store = createStore<SessionState>(() => ({ status: { phase: 'starting' }, busy: null, failure: null }));

  async function run(action: SessionAction, call: () => Promise<SessionStatus>): Promise<boolean> {
    if (store.getState().busy !== null) return false;
    store.setState({ busy: action, failure: null });
    try {
      store.setState({ status: await call(), busy: null });
      return true;
    } catch (caught) {
      store.setState({ busy: null, failure: { action, error: sealedErrorOf(caught) } });
      return false;
    }
  }

  return {
    store,
    load: () =>
      run('status', async () => {
        await bridge.app.ready();
        return bridge.session.status();
      }),
    startPractice: () => run('startPractice', () => bridge.session.startPractice()),
    connect: (form) => run('connect', () => bridge.session.connect(form)),
    reenter: (form) => run('reenter', () => bridge.session.reenter(form)),
    signOut: () => run('signOut', () => bridge.session.signOut()),
    dismissFailure: () => store.setState({ failure: null }),
    apply: (status) => store.setState({ status }),
  };
}
