import type { Problem } from '../problems/problem.ts';
import { serverProblems } from '../problems/server-problems.ts';
import type { HttpAnswer } from './http-exchange.ts';

/** What keeps an answer from being one of the API, as far as its status and form tell; null when there is JSON to judge. */
export function answerTrouble({ status, json }: Pick<HttpAnswer, 'status' | 'json'>): Problem | null {
  if (status >= 500) return serverProblems.failed(status);
  if (status === 408 || status === 429) return serverProblems.busy();
  if (status === 407) return serverProblems.proxySignIn();
  // Django writes the 404 of an unknown route as a page, DRF as JSON.
  if (status === 404 || status === 405) return serverProblems.wrongPath();
  if (status >= 300 && status < 400) return serverProblems.redirected();
  return json === undefined ? serverProblems.notJson() : null;
}
