import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SealedError } from '../../shared/contract/errors.ts';
import type { Account, SessionStatus } from '../../shared/domain/session-status.ts';
import { sessionProblems } from '../problems/session-problems.ts';
import { account } from '../testing/signed-in.ts';
import { notifyOfSession, type NativeNotification, type NotificationText } from './session-notification.ts';

class FakeNotification extends EventEmitter implements NativeNotification {
  readonly text: NotificationText;
  shown = 0;
  closed = false;

  constructor(text: NotificationText) {
    super();
    this.text = text;
  }

  show(): void {
    this.shown += 1;
  }

  close(): void {
    this.closed = true;
  }
}

/** Local time, so that the sentence is the same in every time zone. */
const AT_14_05 = new Date(2026, 0, 5, 14, 5).getTime();
const other: Account = { ...account, username: 'grace' };
const withoutHint: SealedError = {
  code: 'server.unreachable',
  message: 'The server cannot be reached.',
  retryable: true,
  at: AT_14_05 - 300_000,
};
const withHint: SealedError = {
  ...withoutHint,
  hint: 'Your open trades are safe on the server. Check your connection.',
};
const storage = { kind: 'encrypted', backend: 'test' } as const;

const signedOut: SessionStatus = { phase: 'signedOut', storage, notices: [], suggestion: null };
const signedIn = (keptUntil: number | null, who: Account = account, problem = withHint): SessionStatus => ({
  phase: 'signedIn',
  storage,
  notices: [],
  account: who,
  since: 0,
  accessUntil: null,
  sessionUntil: keptUntil,
  connection: { state: 'ok' },
  warning: keptUntil === null ? null : { keptUntil, problem },
});
const ended = (endedAt: number, who: Account = account): SessionStatus => ({
  phase: 'ended',
  storage,
  notices: [],
  account: who,
  endedAt,
  reason: sessionProblems.ended().seal(endedAt),
});

let made: FakeNotification[];
let supported: boolean;
let focused: boolean;
let focusCalls: number;
let tell: (status: SessionStatus) => void;
let unsubscribed: boolean;
let stop: () => void;

beforeEach(() => {
  made = [];
  supported = true;
  focused = false;
  focusCalls = 0;
  unsubscribed = false;
  stop = notifyOfSession({
    subscribe: (listener) => {
      tell = listener;
      return () => (unsubscribed = true);
    },
    isSupported: () => supported,
    create: (text) => {
      const notification = new FakeNotification(text);
      made.push(notification);
      return notification;
    },
    isFocused: () => focused,
    focusWindow: () => (focusCalls += 1),
  });
});

describe('a warning', () => {
  it('is shown once, with the local time, the cause, what is safe and what to do', () => {
    tell({ phase: 'starting' });
    tell(signedIn(null));
    expect(made).toEqual([]);

    tell(signedIn(AT_14_05));
    expect(made.map(({ text, shown }) => ({ ...text, shown }))).toEqual([
      {
        title: 'Your session can be kept until 14:05',
        body: 'The server cannot be reached. Your open trades are safe on the server. Check your connection.',
        shown: 1,
      },
    ]);
  });

  it('is shown although the window is in front', () => {
    focused = true;
    tell(signedIn(AT_14_05));
    expect(made).toHaveLength(1);
  });

  it('is not repeated by further statuses, nor by a moment that wavers with the server’s clock', () => {
    for (const waver of [0, 0, 1_000, -1_500]) tell(signedIn(AT_14_05 + waver));
    expect(made).toMatchObject([{ shown: 1, closed: false }]);
  });

  it('that went and came back is not repeated either', () => {
    tell(signedIn(AT_14_05));
    tell(signedIn(null));
    tell(signedIn(AT_14_05));
    expect(made).toMatchObject([{ shown: 1, closed: true }]);
  });

  it('of the next token, or of another account, is another one and takes the place of the first', () => {
    tell(signedIn(AT_14_05));
    tell(signedIn(AT_14_05 + 86_400_000));
    tell(signedIn(AT_14_05 + 86_400_000, other));
    expect(made).toMatchObject([{ closed: true }, { closed: true }, { shown: 1, closed: false }]);
  });

  it.each([
    ['the session is renewed', signedIn(null)],
    ['the user signs out', signedOut],
  ])('is taken back when %s', (_, status) => {
    tell(signedIn(AT_14_05));
    tell(status);
    expect(made).toMatchObject([{ closed: true }]);
  });

  it('of a cause without a hint says the cause alone', () => {
    tell(signedIn(AT_14_05, account, withoutHint));
    expect(made[0]?.text.body).toBe('The server cannot be reached.');
  });
});

describe('the end of a session', () => {
  it('is told to somebody who looks elsewhere, once', () => {
    tell(ended(AT_14_05));
    tell(ended(AT_14_05));
    expect(made.map(({ text, shown }) => ({ ...text, shown }))).toEqual([
      {
        title: 'Sign in again',
        body:
          'Your session has ended: the server no longer accepts it. ' +
          'Sign in again to go on. Your open trades are safe on the server, and what you typed is kept.',
        shown: 1,
      },
    ]);
  });

  it('is not told to somebody who saw it happen, also not when they leave later', () => {
    focused = true;
    tell(ended(AT_14_05));
    focused = false;
    tell(ended(AT_14_05));
    expect(made).toEqual([]);
  });

  it('takes the place of the warning before it', () => {
    tell(signedIn(AT_14_05));
    tell(ended(AT_14_05));
    expect(made).toMatchObject([{ closed: true }, { closed: false, text: { title: 'Sign in again' } }]);
  });

  it.each([
    ['the user signs in again', signedIn(null)],
    ['the user signs out', signedOut],
  ])('is taken back when %s', (_, status) => {
    tell(ended(AT_14_05));
    tell(status);
    expect(made).toMatchObject([{ closed: true }]);
  });

  it('of a later session is told again', () => {
    tell(ended(AT_14_05));
    tell(signedIn(null));
    tell(ended(AT_14_05 + 3_600_000));
    expect(made).toHaveLength(2);
  });
});

it('brings the window when it is clicked', () => {
  tell(signedIn(AT_14_05));
  expect(focusCalls).toBe(0);
  made[0]?.emit('click');
  expect(focusCalls).toBe(1);
});

it('does nothing on a desktop without notifications', () => {
  supported = false;
  tell(signedIn(AT_14_05));
  tell(ended(AT_14_05));
  tell(signedOut);
  expect(made).toEqual([]);
});

it('stops with its subscription', () => {
  stop();
  expect(unsubscribed).toBe(true);
});
