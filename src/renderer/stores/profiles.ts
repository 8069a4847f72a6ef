import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SealedError } from '../../shared/contract/errors.ts';
import type { BridgeClient, CallArgs } from '../../shared/contract/types.ts';
import type { ProfileId } from '../../shared/domain/ids.ts';
import type { Profile, ProfileList } from '../../shared/domain/profile.ts';
import { sealedErrorOf } from '../bridge-error.ts';

export interface ProfilesState {
  /** Last used first. Empty until loaded, and when there are none: the screens offer the same in both cases. */
  readonly profiles: readonly Profile[];
  /** Why profiles of an earlier run may be missing. */
  readonly problem: SealedError | null;
  readonly busy: boolean;
  /** Why the latest save or removal did not succeed. */
  readonly failure: SealedError | null;
}

export interface ProfilesStore {
  readonly store: StoreApi<ProfilesState>;
  readonly load: () => Promise<boolean>;
  /** This and `remove` answer whether it was done; else `failure` says why not, or another one was under way. */
  readonly save: (form: CallArgs<'profiles.save'>) => Promise<boolean>;
  readonly remove: (id: ProfileId) => Promise<boolean>;
  /** The form that failed was put away. */
  readonly dismissFailure: () => void;
}

/** The servers main remembers. */
export function createProfilesStore(bridge: Pick<BridgeClient, 'profiles'>): ProfilesStore {
  const store = createStore<ProfilesState>(() => ({ profiles: [], problem: null, busy: false, failure: null }));
  let latest = 0;

  async function run(call: () => Promise<ProfileList>): Promise<boolean> {
    const mine = (latest += 1);
    try {
      const list = await call();
      // A list that was asked for before a change must not hide it.
      if (mine === latest) store.setState(list);
      return true;
    } catch (caught) {
      store.setState({ failure: sealedErrorOf(caught) });
      return false;
    }
  }

  async function change(call: () => Promise<ProfileList>): Promise<boolean> {
    if (store.getState().busy) return false;
    store.setState({ busy: true, failure: null });
    const done = await run(call);
    store.setState({ busy: false });
    return done;
  }

  return {
    store,
    load: () => run(() => bridge.profiles.list()),
    save: (form) => change(() => bridge.profiles.save(form)),
    remove: (id) => change(() => bridge.profiles.remove({ id })),
    dismissFailure: () => store.setState({ failure: null }),
  };
}
