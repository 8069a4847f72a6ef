import type { Dialect } from '../../../shared/domain/dialect.ts';
import type { Account, SessionStatus } from '../../../shared/domain/session-status.ts';
import { parseServerUrl } from '../../api/server-url.ts';
import { inputProblems } from '../../problems/input-problems.ts';
import type { Problem } from '../../problems/problem.ts';
import type { ProfileStore } from '../../profiles/profile-store.ts';
import { Secret } from '../../session/secret.ts';
import type { Session } from '../../session/session.ts';
import type { Handlers } from '../router.ts';

/** What a server was found to speak, and what is wrong with its refresh route, if anything. */
export interface Detected {
  readonly dialect: Dialect;
  readonly refreshTrouble: Problem | null;
}

export interface SessionHandlerDeps {
  readonly session: Session;
  /** The credentials of the embedded practice account, known to main only. */
  readonly practice: { readonly username: string; readonly password: Secret };
  readonly profiles: Pick<ProfileStore, 'at' | 'connected'>;
  /** Asks the server at a base URL where its routes are, those `known` first. Throws the Problem that keeps it from answering. */
  readonly detect: (url: string, known: Dialect | null) => Promise<Detected>;
}

type SessionCalls = Extract<keyof Handlers, `session.${string}`>;
type ServerAccount = Extract<Account, { kind: 'server' }>;

/** `session.*`: signing in, again and out. */
export function sessionHandlers(deps: SessionHandlerDeps): Pick<Handlers, SessionCalls> {
  const { session, practice, profiles, detect } = deps;

  /** Everything that was typed is checked before the server is asked anything. */
  const signIn = async (
    server: Omit<ServerAccount, 'username' | 'dialect'>,
    known: Dialect | null,
    typed: { readonly username: string; readonly password: string },
  ): Promise<SessionStatus> => {
    const username = typed.username.trim();
    if (username === '') throw inputProblems.usernameEmpty();
    if (typed.password === '') throw inputProblems.passwordEmpty();
    const decision = session.decide();
    const { dialect, refreshTrouble } = await detect(server.url, known);
    const account: ServerAccount = { ...server, username, dialect };
    const status = await session.signIn(account, username, new Secret(typed.password), { refreshTrouble, decision });
    profiles.connected(account);
    return status;
  };

  return {
    'session.status': () => Promise.resolve(session.status()),
    'session.startPractice': () => session.signIn({ kind: 'practice' }, practice.username, practice.password),
    'session.connect': async ({ url, ...typed }) => {
      const profile = profiles.at(parseServerUrl(url));
      return signIn({ kind: 'server', profileId: profile.id, url: profile.url }, profile.dialect, typed);
    },
    'session.reenter': async (typed) => {
      const account = session.account();
      if (account.kind === 'practice') return session.signIn(account, practice.username, practice.password);
      const { profileId, url, dialect } = account;
      return signIn({ kind: 'server', profileId, url }, dialect, typed);
    },
    'session.signOut': () => session.signOut(),
  };
}
