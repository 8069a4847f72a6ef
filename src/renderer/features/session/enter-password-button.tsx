import { Button } from '../../ui/button.tsx';
import { useDesk, useSession } from '../../ui/desk-context.ts';

/** Opens the sign-in in place. Practice has no password, so there one click is all. */
export function EnterPasswordButton() {
  const { session, workspace } = useDesk();
  const practice = useSession((s) => s.status.phase === 'signedIn' && s.status.account.kind === 'practice');
  const busy = useSession((s) => s.busy === 'startPractice');
  if (practice)
    return (
      <Button busy={busy} onClick={() => void session.startPractice()}>
        Continue practising
      </Button>
    );
  return <Button onClick={() => workspace.open('password')}>Enter password</Button>;
}
