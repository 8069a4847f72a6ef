import type { ProfileId } from '../../../shared/domain/ids.ts';
import type { ProfileList } from '../../../shared/domain/profile.ts';
import { parseServerUrl } from '../../api/server-url.ts';
import { inputProblems } from '../../problems/input-problems.ts';
import { profileProblems } from '../../problems/profile-problems.ts';
import type { ProfileStore } from '../../profiles/profile-store.ts';
import type { Session } from '../../session/session.ts';
import type { Handlers } from '../router.ts';

export interface ProfileHandlerDeps {
  readonly profiles: ProfileStore;
  readonly session: Pick<Session, 'status'>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

type ProfileCalls = Extract<keyof Handlers, `profiles.${string}`>;

/** `profiles.*`: the servers the user connects to. The one that is signed in can be renamed, but not removed or moved. */
export function profileHandlers({ profiles, session, now }: ProfileHandlerDeps): Pick<Handlers, ProfileCalls> {
  const list = (): Promise<ProfileList> =>
    Promise.resolve({ profiles: [...profiles.list()], problem: profiles.problem?.seal(now()) ?? null });

  /** The profile of the session that is there, or that waits for a password in place. */
  const inUse = (): ProfileId | null => {
    const status = session.status();
    if (status.phase !== 'signedIn' && status.phase !== 'ended') return null;
    return status.account.kind === 'server' ? status.account.profileId : null;
  };

  const leadsElsewhere = (id: ProfileId, url: string): boolean =>
    profiles.list().some((profile) => profile.id === id && profile.url !== url);

  return {
    'profiles.list': () => list(),
    'profiles.save': async ({ id, name: typed, url: address, tryPreviousToken }) => {
      const name = typed.trim();
      if (name === '') throw inputProblems.nameEmpty();
      const edit = { name, url: parseServerUrl(address), tryPreviousToken };
      if (id === null) {
        profiles.add(edit);
        return list();
      }
      if (id === inUse() && leadsElsewhere(id, edit.url)) throw profileProblems.movedInUse();
      profiles.edit(id, edit);
      return list();
    },
    'profiles.remove': async ({ id }) => {
      if (id === inUse()) throw profileProblems.removedInUse();
      profiles.remove(id);
      return list();
    },
  };
}
