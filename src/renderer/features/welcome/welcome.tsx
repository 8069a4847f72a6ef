import { useDesk, useSession } from '../../ui/desk-context.ts';
import { Banner, ErrorText } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Notices } from '../session/notices.tsx';
import { ConnectForm } from './connect-form.tsx';

/** The first screen: try it at once, or connect to a server. */
export function Welcome() {
  const desk = useDesk();
  const busy = useSession((s) => s.busy);
  const failure = useSession((s) => s.failure);
  const suggestion = useSession((s) => (s.status.phase === 'signedOut' ? s.status.suggestion : null));

  return (
    <main className="welcome">
      <header className="welcome-header">
        <h1>Paperdesk</h1>
        <p>Trade signals on paper: live prices, no money at risk.</p>
      </header>
      <Notices />
      <div className="welcome-choices">
        <section className="card" aria-labelledby="practice-title">
          <h2 id="practice-title">Try it now</h2>
          <p>A built-in server with signals and a moving market. No account, and nothing leaves this computer.</p>
          {failure?.action === 'startPractice' && (
            <Banner tone="error">
              <ErrorText error={failure.error} />
            </Banner>
          )}
          <Button variant="primary" busy={busy === 'startPractice'} onClick={() => void desk.session.startPractice()}>
            Practice
          </Button>
        </section>
        <section className="card" aria-labelledby="connect-title">
          <h2 id="connect-title">Connect to a server</h2>
          <ConnectForm suggestion={suggestion} />
        </section>
      </div>
    </main>
  );
}
