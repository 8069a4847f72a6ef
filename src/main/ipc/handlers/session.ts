import { DEFAULT_DIALECT } from '../../../shared/domain/dialect.ts';
import { profileIdSchema } from '../../../shared/domain/ids.ts';
import type { Account, SessionStatus } from '../../../shared/domain/session-status.ts';
import { parseServerUrl } from '../../api/server-url.ts';
import { inputProblems } from '../../problems/input-problems.ts';
import { Secret } from '../../session/secret.ts';
import type { Session } from '../../session/session.ts';
import type { Handlers } from '../router.ts';

export interface SessionHandlerDeps {
  readonly session: Session;
  /** The credentials of the embedded practice account, known to main only. */
  readonly practice: { readonly username: string; readonly password: Secret };
  /** Remembers the server for the next start. */
  readonly remember: (server: { url: string; username: string }) => void;
}

/** Until a server has a profile of its own. */
const FIRST_PROFILE = profileIdSchema.parse('first');

type SessionCalls = Extract<keyof Handlers, `session.${string}`>;

/** `session.*`: signing in, again and out. */
export function sessionHandlers({ session, practice, remember }: SessionHandlerDeps): Pick<Handlers, SessionCalls> {
  const signIn = async (account: Account, username: string, password: string): Promise<SessionStatus> => {
    if (password === '') throw inputProblems.passwordEmpty();
    return session.signIn(account, username, new Secret(password));
  };

  return {
    'session.status': () => Promise.resolve(session.status()),
    'session.startPractice': () => session.signIn({ kind: 'practice' }, practice.username, practice.password),
    'session.connect': async ({ url, username, password }) => {
      const server = { url: parseServerUrl(url), username: username.trim() };
      if (server.username === '') throw inputProblems.usernameEmpty();
      const account = { kind: 'server', ...server, profileId: FIRST_PROFILE, dialect: DEFAULT_DIALECT } as const;
      const status = await signIn(account, server.username, password);
      remember(server);
      return status;
    },
    'session.reenter': async ({ username: typed, password }) => {
      const account = session.account();
      if (account.kind === 'practice') return session.signIn(account, practice.username, practice.password);
      const username = typed.trim();
      if (username === '') throw inputProblems.usernameEmpty();
      return signIn({ ...account, username }, username, password);
    },
    'session.signOut': () => session.signOut(),
  };
}
