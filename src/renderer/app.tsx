import type { Desk } from './stores/desk.ts';
import { DoctorDialog } from './features/doctor/doctor-dialog.tsx';
import { Splash } from './features/session/splash.tsx';
import { FatalBoundary } from './features/shell/fatal.tsx';
import { Workspace } from './features/shell/workspace.tsx';
import { Welcome } from './features/welcome/welcome.tsx';
import { DeskContext, useSession } from './ui/desk-context.ts';

export function App({ desk }: { readonly desk: Desk }) {
  return (
    <FatalBoundary>
      <DeskContext value={desk}>
        <Screen />
        <DoctorDialog />
      </DeskContext>
    </FatalBoundary>
  );
}

function Screen() {
  const phase = useSession((s) => s.status.phase);
  if (phase === 'starting') return <Splash />;
  if (phase === 'signedOut') return <Welcome />;
  return <Workspace />;
}
