import { startDeadline } from '../../api/deadline.ts';
import { askForUpgrade } from '../../api/http-upgrade.ts';
import { Problem } from '../../problems/problem.ts';
import type { Clock } from '../../session/clock.ts';
import { good, notice, type Outcome } from '../outcome.ts';

/** Where servers of this family push signals, seen from the origin. */
const PUSH_PATH = '/ws/signals/';
const PUSH_LIMIT_MS = 5_000;
const POLLING = 'Nothing is missing: Paperdesk asks the server regularly, and push is only a hint.';

/** Whether the server pushes signals, and to whom. Asks without a sign-in, and never finds a problem: polling is the truth. */
export async function checkPush(clock: Clock, url: string): Promise<Outcome> {
  const deadline = startDeadline(clock, PUSH_LIMIT_MS);
  try {
    return judge(await askForUpgrade(new URL(PUSH_PATH, url), deadline.signal));
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown;
    const silence = thrown.code === 'server.timeout' ? 'does not answer' : 'could not be asked';
    return notice(`The push channel at ${PUSH_PATH} ${silence}.`, POLLING);
  } finally {
    deadline.clear();
  }
}

function judge(status: number): Outcome {
  switch (status) {
    case 101:
      return notice(
        `The push channel at ${PUSH_PATH} lets anybody in without a sign-in.`,
        'Whoever runs the server should know that its signals can be read by anyone. Paperdesk trusts only what it asks for itself.',
      );
    case 401:
    case 403:
      return good(`There is a push channel at ${PUSH_PATH}, and it turns strangers away.`);
    case 404:
      return notice(`The server has no push channel at ${PUSH_PATH}.`, POLLING);
    default:
      return notice(`The push channel at ${PUSH_PATH} answers HTTP ${status}.`, POLLING);
  }
}
