import { useDesk, useSession, useWorkspace } from '../../ui/desk-context.ts';
import { useCurrentProfile } from '../connections/current-profile.ts';
import { ProfileDialog } from '../connections/profile-dialog.tsx';
import { SwitchDialog } from '../connections/switch-dialog.tsx';
import { SessionDialog } from '../session/session-dialog.tsx';
import { SignInAgain } from '../session/sign-in-again.tsx';

/** What stands over the desk: at the user's wish, or because the session has ended. */
export function DeskDialogs() {
  const { session, workspace } = useDesk();
  const status = useSession((s) => s.status);
  const dialog = useWorkspace((s) => s.dialog);
  const close = (): void => {
    session.dismissFailure();
    workspace.close();
  };
  // One place for both, so that a password half typed is still there when the session ends meanwhile.
  if (status.phase === 'ended' || (status.phase === 'signedIn' && dialog === 'password'))
    return <SignInAgain status={status} onClose={close} />;
  if (status.phase !== 'signedIn') return null;
  if (dialog === 'session') return <SessionDialog status={status} onClose={close} />;
  if (dialog === 'switch') return <SwitchDialog account={status.account} onClose={close} />;
  if (dialog === 'connection') return <CurrentConnection onClose={close} />;
  return null;
}

/** The profile that is signed in. */
function CurrentConnection({ onClose }: { readonly onClose: () => void }) {
  const profile = useCurrentProfile();
  return profile ? <ProfileDialog inUse profile={profile} onClose={onClose} /> : null;
}
