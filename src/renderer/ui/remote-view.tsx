import type { ReactNode } from 'react';
import type { RemoteStore } from '../stores/remote.ts';
import { Age } from './age.tsx';
import { Banner, ErrorText } from './banner.tsx';
import { useRemote, useSession } from './desk-context.ts';
import { RetryButton } from './retry-button.tsx';
import { Skeleton } from './skeleton.tsx';

interface RemoteViewProps<T> {
  readonly remote: RemoteStore<T>;
  /** What is being loaded, for the messages: "signals". */
  readonly what: string;
  readonly children: (data: T) => ReactNode;
}

/**
 * The states every view has: a skeleton on the first load only, an error when there is nothing to show, and from then on
 * the last data, with its age and the reason when it could not be renewed. "Empty" is the children's to say.
 */
export function RemoteView<T>({ remote, what, children }: RemoteViewProps<T>) {
  const { data, error } = useRemote(remote);
  if (data !== null)
    return (
      <>
        <StaleBanner remote={remote} what={what} />
        {children(data)}
      </>
    );
  if (!error) return <Skeleton label={`Loading ${what}`} />;
  return (
    <div className="empty-state" role="alert">
      <h3>Could not load {what}</h3>
      <p>
        <ErrorText error={error} />
      </p>
      <RetryButton onRetry={() => remote.refresh()} />
    </div>
  );
}

/** Says why the data on screen is not the latest, and how old it is. Nothing while all is well. */
export function StaleBanner<T>({ remote, what }: Omit<RemoteViewProps<T>, 'children'>) {
  const { receivedAt, error } = useRemote(remote);
  const connected = useSession((s) => s.status.phase === 'signedIn' && s.status.connection.state === 'ok');
  // Trouble with the whole connection has its own banner, and an ended session its dialog.
  if (!error || receivedAt === null || !connected) return null;
  return (
    <Banner
      tone="warning"
      note={
        <>
          Showing {what} from <Age since={receivedAt} /> ago.
        </>
      }
      action={<RetryButton onRetry={() => remote.refresh()} />}
    >
      <ErrorText error={error} />
    </Banner>
  );
}
