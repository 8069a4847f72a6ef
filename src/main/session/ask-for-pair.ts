import type { Account } from '../../shared/domain/session-status.ts';
import type { AuthTransport } from './auth-transport.ts';
import { judgeRefresh, type RefreshVerdict } from './refresh-verdict.ts';
import type { Secret } from './secret.ts';
import type { ServerClock } from './server-clock.ts';

interface AskDeps {
  readonly transport: AuthTransport;
  readonly serverClock: ServerClock;
  /** Whether the answer still belongs to a session that is there. */
  readonly isCurrent: () => boolean;
}

/** A verdict, and the refresh token it is on. */
interface Asked {
  readonly verdict: RefreshVerdict;
  readonly refresh: Secret;
}

/**
 * Asks the server for a new pair with each refresh token in turn, going on only when it declares one dead. The verdict on the
 * first one stands, unless a later one has something better to say.
 */
export async function askForPair(
  { transport, serverClock, isCurrent }: AskDeps,
  account: Account,
  [first, ...fallbacks]: readonly [Secret, ...Secret[]],
): Promise<Asked> {
  const ask = async (refresh: Secret): Promise<RefreshVerdict> => {
    const answer = await transport.refresh(account, refresh);
    // What is no JSON may come from a network's sign-in page, whose clock is its own affair.
    if (isCurrent() && answer.kind === 'answer' && answer.json !== undefined) serverClock.observe(answer.date);
    return judgeRefresh(answer);
  };

  const asked = { verdict: await ask(first), refresh: first };
  for (const refresh of fallbacks) {
    if (asked.verdict.kind !== 'dead' || !isCurrent()) return asked;
    const verdict = await ask(refresh);
    if (verdict.kind !== 'dead') return { verdict, refresh };
  }
  return asked;
}
