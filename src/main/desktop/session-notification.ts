import type { Account, SessionStatus } from '../../shared/domain/session-status.ts';
import type { SealedError } from '../../shared/contract/errors.ts';
import type { Unsubscribe } from '../../shared/contract/types.ts';
import type { EpochMs } from '../../shared/domain/market.ts';

export interface NotificationText {
  readonly title: string;
  readonly body: string;
}

/** The part of Electron's `Notification` that is used here. */
export interface NativeNotification {
  show(): void;
  close(): void;
  on(event: 'click', listener: () => void): unknown;
}

export interface SessionNotificationDeps {
  readonly subscribe: (listener: (status: SessionStatus) => void) => Unsubscribe;
  /** Whether this desktop shows notifications at all. Where it does not, the page alone tells. */
  readonly isSupported: () => boolean;
  readonly create: (text: NotificationText) => NativeNotification;
  /** Whether the user has the window in front of them. */
  readonly isFocused: () => boolean;
  readonly focusWindow: () => void;
}

/** What there is to be said about a session. */
interface Announcement {
  readonly about: string;
  /** Tells announcements about the same apart. */
  readonly moment: EpochMs;
  readonly text: NotificationText;
  /** The page says it too; somebody who looks at it need not be told twice. */
  readonly onlyWhenAway: boolean;
}

/**
 * A moment in the server's time is converted anew with each answer and wavers by a second or two; two warnings of one
 * account lie at least a token's life apart.
 */
const SAME_MOMENT_MS = 60_000;

/**
 * Tells the desktop what the user must know about the session while they look elsewhere: that it can be kept only until a
 * moment that is near, and that it has ended. Each once, and taken back when it is no longer true; a click brings the
 * window, where the password can be entered.
 */
export function notifyOfSession(deps: SessionNotificationDeps): Unsubscribe {
  const said: Announcement[] = [];
  let current: Announcement | null = null;
  // Held while it is shown: Electron forgets the click on a notification that nobody refers to.
  let shown: NativeNotification | null = null;

  const show = ({ text, onlyWhenAway }: Announcement): NativeNotification | null => {
    if (!deps.isSupported() || (onlyWhenAway && deps.isFocused())) return null;
    const notification = deps.create(text);
    notification.on('click', deps.focusWindow);
    notification.show();
    return notification;
  };

  return deps.subscribe((status) => {
    const next = announcementOf(status);
    if (next !== null && current !== null && isSame(next, current)) return;
    shown?.close();
    shown = null;
    current = next;
    if (next === null || said.some((earlier) => isSame(earlier, next))) return;
    said.push(next);
    shown = show(next);
  });
}

function isSame(a: Announcement, b: Announcement): boolean {
  return a.about === b.about && Math.abs(a.moment - b.moment) < SAME_MOMENT_MS;
}

function announcementOf(status: SessionStatus): Announcement | null {
  if (status.phase === 'signedIn' && status.warning !== null) {
    const { keptUntil, problem } = status.warning;
    return {
      about: `warning of ${nameOf(status.account)}`,
      moment: keptUntil,
      text: { title: `Your session can be kept until ${localTime(keptUntil)}`, body: sentencesOf(problem) },
      onlyWhenAway: false,
    };
  }
  if (status.phase === 'ended') {
    return {
      about: `end of ${nameOf(status.account)}`,
      moment: status.endedAt,
      text: { title: 'Sign in again', body: sentencesOf(status.reason) },
      onlyWhenAway: true,
    };
  }
  return null;
}

/** What happened, what is safe and what to do, as written where the cause is known. */
function sentencesOf({ message, hint }: SealedError): string {
  return hint === undefined ? message : `${message} ${hint}`;
}

function nameOf(account: Account): string {
  return account.kind === 'practice' ? 'practice' : `${account.username} in profile ${account.profileId}`;
}

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** On the user's own clock, as the page writes times: `14:05`. */
function localTime(at: EpochMs): string {
  return time.format(at);
}
