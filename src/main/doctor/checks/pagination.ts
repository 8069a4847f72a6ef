import { z } from 'zod';
import { pageSchema } from '../../../shared/wire/pagination.ts';
import { answerTrouble } from '../../api/answer-trouble.ts';
import { paths } from '../../api/endpoints.ts';
import type { AuthorizedApi } from '../credentials.ts';
import { good, problem, type Outcome } from '../outcome.ts';

/** Asks for pages of one row, so that the answer tells whether the server listens to that. */
const PATH = `${paths.signals}?page_size=1`;
const anyPage = pageSchema(z.unknown());

/** Whether long lists can be read to their end: Django REST framework's pages, or everything at once. */
export async function checkPagination(api: AuthorizedApi, url: string): Promise<Outcome> {
  const reply = await api.ask({ method: 'GET', path: PATH });
  const trouble = answerTrouble(reply);
  if (trouble !== null) throw trouble;
  const page = anyPage.safeParse(reply.json);
  if (reply.status !== 200 || !page.success) {
    return problem(
      `The list of signals cannot be read (HTTP ${reply.status}): it is neither a page of Django REST framework nor a plain list.`,
      'Ask whoever runs the server which version of the API it is.',
    );
  }
  if (Array.isArray(reply.json)) return good('The server answers lists in one piece.');
  const { next } = page.data;
  if (next !== null && !staysHere(next, url)) return leadsAway(next, url);
  return good(
    [
      'The server answers lists in pages.',
      next === null
        ? 'This one has no further page, so there was no link to try.'
        : 'The link to the next one stays here.',
      ...aboutPageSize(page.data),
    ].join(' '),
  );
}

/** Paperdesk follows links below the server URL only, because it sends the sign-in along. */
function staysHere(next: string, url: string): boolean {
  const home = new URL(url);
  const target = URL.parse(next, url + PATH);
  return target?.origin === home.origin && target.pathname.startsWith(`${home.pathname}/`);
}

function leadsAway(next: string, url: string): Outcome {
  const target = URL.parse(next, url + PATH);
  const place = target === null ? 'no address at all' : `${target.origin}${target.pathname}`;
  return problem(
    `The server says that a list goes on at ${place}, which is not below its own URL. Paperdesk does not take your sign-in there, so lists of more than one page cannot be read.`,
    'Ask whoever runs the server to pass the public address on to Django (USE_X_FORWARDED_HOST, SECURE_PROXY_SSL_HEADER), or enter the URL that the server calls its own.',
  );
}

/** Nothing to say about a list that is too short to tell. */
function aboutPageSize({ count, results }: z.output<typeof anyPage>): readonly string[] {
  if (results.length > 1) return ['It decides their size itself (page_size is ignored), which Paperdesk expects.'];
  return count > 1 ? ['It lets the client choose their size (page_size).'] : [];
}
