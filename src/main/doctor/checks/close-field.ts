import { z } from 'zod';
import { answerTrouble } from '../../api/answer-trouble.ts';
import { paths } from '../../api/endpoints.ts';
import { quoteServer } from '../../problems/quote-server.ts';
import type { AuthorizedApi, Reply } from '../credentials.ts';
import { good, notChecked, notice, problem, type Outcome } from '../outcome.ts';

/** What Paperdesk sends. */
const FIELD = 'current_price';

/**
 * Ids that no trade can have: Django numbers from 1, and the nil UUID (RFC 9562 §5.9) is never generated. A server knows one
 * of the two kinds, and may not know the path with the other.
 */
const IMPOSSIBLE_IDS = ['0', '00000000-0000-0000-0000-000000000000'] as const;

const GOOD = `Closing a trade takes the price as “${FIELD}”, which is what Paperdesk sends.`;
const IF_REFUSED = `Should closing be refused, ask whoever runs the server whether it takes the price as “${FIELD}”.`;
const ASK_OPERATOR = `Ask whoever runs the server for a version that takes the price as “${FIELD}”.`;

/**
 * Under which name the server wants the price at which a trade is closed. Found out without any chance of closing one: first
 * by asking the route to describe itself; then by a question without a price, about a trade with an impossible id, and only
 * after the server has said that it has no such trade.
 */
export async function checkCloseField(api: AuthorizedApi): Promise<Outcome> {
  const described = await describedOutcome(api);
  if (described !== null) return described;
  let unknownPaths = 0;
  for (const id of IMPOSSIBLE_IDS) {
    const trade = await api.ask({ method: 'GET', path: paths.trade(id) });
    if (trade.status !== 404) continue;
    const reply = await api.ask({ method: 'POST', path: paths.closeTrade(id), body: {} });
    if (reply.status < 500 && !isUnknownPath(reply)) return judge(reply);
    if (isUnknownPath(reply)) unknownPaths += 1;
  }
  if (unknownPaths === IMPOSSIBLE_IDS.length) return noRoute();
  return notChecked(
    'This could not be found out safely: the server gives no clear answer about a trade that cannot exist.',
    IF_REFUSED,
  );
}

/** DRF's metadata (https://www.django-rest-framework.org/api-guide/metadata/): the fields of a route that has its own serializer. */
const metadataSchema = z.object({
  actions: z.object({
    POST: z.record(z.string(), z.object({ required: z.boolean().optional(), read_only: z.boolean().optional() })),
  }),
});

/** Null when the route tells nothing about its own fields. */
async function describedOutcome(api: AuthorizedApi): Promise<Outcome | null> {
  const reply = await api.describe?.(paths.closeTrade(IMPOSSIBLE_IDS[0]));
  const metadata = metadataSchema.safeParse(reply?.json);
  if (!metadata.success) return null;
  const fields = metadata.data.actions.POST;
  // An action without a serializer of its own shows that of the whole record, which says nothing about closing.
  if ('id' in fields) return null;
  const writable = Object.entries(fields).filter(([, { read_only }]) => read_only !== true);
  const others = writable.filter(([name, { required }]) => required === true && name !== FIELD).map(([name]) => name);
  if (others.length > 0) return wantsOther(others);
  return writable.some(([name]) => name === FIELD) ? good(GOOD) : null;
}

/** Django writes the 404 of a path it does not know as a page; DRF that of a missing record as JSON. */
function isUnknownPath({ status, json }: Reply): boolean {
  return status === 404 && json === undefined;
}

function judge(reply: Reply): Outcome {
  const { status, json } = reply;
  switch (status) {
    case 400:
      return judgeRefusal(json);
    case 401:
    case 403:
      return problem(
        `The server does not let this account close trades (HTTP ${status}).`,
        'Ask whoever runs the server for the permission.',
      );
    case 404:
      return notChecked(
        'The server looks for the trade before it looks at the price, so this cannot be found out without touching a real trade.',
        IF_REFUSED,
      );
    case 405:
      return noRoute();
    default: {
      const trouble = answerTrouble(reply);
      if (trouble !== null) throw trouble;
      return notice(`The server answers HTTP ${status} to closing a trade that it does not have.`, IF_REFUSED);
    }
  }
}

function judgeRefusal(json: unknown): Outcome {
  const names = namesIn(json);
  if (names.includes(FIELD)) return good(GOOD);
  if (names.length > 0) return wantsOther(names);
  return notChecked('The server refuses to close without a price, but does not name the field it wants.', IF_REFUSED);
}

/** Around a refusal, not in it. */
const ENVELOPE = new Set(['error', 'errors', 'detail', 'code', 'message', 'non_field_errors']);

/** The fields a refusal names, as DRF's `{ field: ["reason", …] }` or inside a sentence: field names are not translated. */
function namesIn(json: unknown): readonly string[] {
  const body = z.record(z.string(), z.unknown()).safeParse(json);
  if (!body.success) return [];
  const lists = Object.entries(body.data).filter(([key, value]) => Array.isArray(value) && !ENVELOPE.has(key));
  const inSentences = JSON.stringify(Object.values(body.data)).match(/\b[a-z]+_price\b/gu) ?? [];
  return [...new Set([...lists.map(([key]) => key), ...inSentences])];
}

function wantsOther(names: readonly string[]): Outcome {
  return problem(
    `To close a trade the server asks for ${quoteServer(names.join(', '))}. Paperdesk sends “${FIELD}”, so closing would be refused.`,
    ASK_OPERATOR,
  );
}

function noRoute(): Outcome {
  return problem(
    `There is no way to close a trade: ${decodeURI(paths.closeTrade('…'))} is not there.`,
    'Ask whoever runs the server which version of the API it is.',
  );
}
