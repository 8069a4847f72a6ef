import { useStore } from 'zustand';
import type { Profile } from '../../../shared/domain/profile.ts';
import { useDesk, useSession } from '../../ui/desk-context.ts';

/** The profile of the session on screen. None for practice, and none when the list was lost. */
export function useCurrentProfile(): Profile | undefined {
  const { profiles } = useDesk();
  const list = useStore(profiles.store, (s) => s.profiles);
  const current = useSession(({ status }) => {
    if (status.phase !== 'signedIn' && status.phase !== 'ended') return null;
    return status.account.kind === 'server' ? status.account.profileId : null;
  });
  return list.find(({ id }) => id === current);
}
