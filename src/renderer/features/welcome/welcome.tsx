import { useState } from 'react';
import { useDesk, useSession } from '../../ui/desk-context.ts';
import { Banner, ErrorText } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ProfileList } from '../connections/profile-list.tsx';
import { Notices } from '../session/notices.tsx';
import { ConnectForm } from './connect-form.tsx';

/** The first screen: try it at once, go on where one was connected before, or connect to a server. */
export function Welcome() {
  const { session } = useDesk();
  const suggestion = useSession((s) => (s.status.phase === 'signedOut' ? s.status.suggestion : null));
  const [url, setUrl] = useState(suggestion?.url ?? '');
  /** Counts the choices from the list: each begins a fresh form. */
  const [choice, setChoice] = useState({ count: 0, username: suggestion?.username ?? '' });

  return (
    <main className="welcome">
      <header className="welcome-header">
        <h1>Paperdesk</h1>
        <p>Trade signals on paper: live prices, no money at risk.</p>
      </header>
      <Notices />
      <div className="welcome-choices">
        <div className="welcome-side">
          <ProfileList
            url={url}
            onChoose={(profile) => {
              session.dismissFailure();
              setUrl(profile.url);
              setChoice(({ count }) => ({ count: count + 1, username: profile.lastUser ?? '' }));
            }}
          />
          <PracticeCard />
        </div>
        <section className="card" aria-labelledby="connect-title">
          <h2 id="connect-title">Connect to a server</h2>
          <ConnectForm
            key={choice.count}
            url={url}
            onUrl={setUrl}
            username={choice.username}
            chosen={choice.count > 0}
          />
        </section>
      </div>
    </main>
  );
}

function PracticeCard() {
  const { session } = useDesk();
  const busy = useSession((s) => s.busy === 'startPractice');
  const error = useSession((s) => (s.failure?.action === 'startPractice' ? s.failure.error : null));
  return (
    <section className="card" aria-labelledby="practice-title">
      <h2 id="practice-title">Try it now</h2>
      <p>A built-in server with signals and a moving market. No account, and nothing leaves this computer.</p>
      {error && (
        <Banner tone="error">
          <ErrorText error={error} />
        </Banner>
      )}
      <Button variant="primary" busy={busy} onClick={() => void session.startPractice()}>
        Practice
      </Button>
    </section>
  );
}
