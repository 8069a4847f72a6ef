import { answerTrouble } from '../../api/answer-trouble.ts';
import { paths } from '../../api/endpoints.ts';
import { serverProblems } from '../../problems/server-problems.ts';
import { good, problem, problemFrom, type Outcome } from '../outcome.ts';
import type { Visit } from '../visit.ts';

/** Whether there is a trading API at the URL: DNS, TLS, redirects, and JSON instead of a page. */
export async function checkReach(visit: Visit): Promise<Outcome> {
  const answer = await visit.ask({ method: 'GET', path: paths.signals });
  const target = URL.parse(answer.location ?? '', visit.url + paths.signals);
  if (answer.status >= 300 && answer.status < 400 && target !== null) return redirected(target);
  const trouble = answerTrouble(answer);
  if (trouble !== null) return problemFrom(trouble);
  return good(
    visit.url.startsWith('https:')
      ? 'The trading API answers at this address, over an encrypted connection (https).'
      : 'The trading API answers at this address, on this computer (http).',
  );
}

/** Says where to, without the query: it is nobody's business, and may be long. */
function redirected({ origin, pathname }: URL): Outcome {
  const finding = `The server sends Paperdesk on to ${origin}${pathname} instead of answering.`;
  if (!pathname.endsWith(paths.signals)) return problem(finding, serverProblems.redirected().hint ?? null);
  const base = origin + pathname.slice(0, -paths.signals.length);
  return problem(
    finding,
    `If you know that address, enter ${base} as the server URL. A sign-in is never sent on to another address.`,
  );
}
