import { describe, expect, it } from 'vitest';
import { doctorWorld } from '../../testing/doctor-world.ts';
import type { RouteTable, ScriptedAnswer } from '../../testing/scripted-server.ts';
import type { AuthorizedQuestion } from '../credentials.ts';
import { outcomeOf, type Outcome } from '../outcome.ts';
import { checkCloseField } from './close-field.ts';

const NIL = '00000000-0000-0000-0000-000000000000';
const at = (id: string) => ({
  trade: `GET /paper-trades/${id}/`,
  close: `POST /paper-trades/${id}/close_trade/`,
  describe: `OPTIONS /paper-trades/${id}/close_trade/`,
});
const number = at('0');
const uuid = at(NIL);
const notFound = [404, { detail: 'Not found.' }] as const;

interface Checked extends Outcome {
  readonly asked: readonly string[];
  readonly bodies: readonly string[];
}

async function check(table: RouteTable, canDescribe = true): Promise<Checked> {
  const { api, asked, server } = await doctorWorld(table);
  const used = canDescribe ? api : { ask: (question: AuthorizedQuestion) => api.ask(question) };
  const outcome = await outcomeOf(() => checkCloseField(used));
  return { ...outcome, asked: asked(), bodies: server.received.map(({ body }) => body) };
}

const closing = (answer: ScriptedAnswer): Promise<Checked> =>
  check({ [number.trade]: notFound, [number.close]: answer });

describe('the route describes itself', () => {
  const metadata = (fields: object) => [200, { name: 'Close trade', actions: { POST: fields } }] as const;
  const price = { type: 'decimal', required: true, read_only: false };

  it('is good when it takes current_price, and nothing is sent to it', async () => {
    const outcome = await check({ [number.describe]: metadata({ current_price: price }) });
    expect(outcome).toMatchObject({ verdict: 'good', advice: null });
    expect(outcome.asked).toEqual([number.describe]);
  });

  it('is a problem when it requires something else', async () => {
    for (const fields of [{ exit_price: price }, { current_price: price, reason: price }]) {
      const outcome = await check({ [number.describe]: metadata(fields) });
      expect(outcome.verdict).toBe('problem');
      expect(outcome.finding).toContain(`asks for ${Object.keys(fields).at(-1) ?? ''}`);
      expect(outcome.asked).toEqual([number.describe]);
    }
  });

  it.each([
    ['shows the whole trade', { id: { read_only: true }, exit_price: price, current_price: price }],
    ['knows the price as something to read', { current_price: { ...price, read_only: true } }],
    ['requires nothing', { reason: { required: false } }],
  ])('is asked on when it %s', async (_case, fields) => {
    const outcome = await check({
      [number.describe]: metadata(fields),
      [number.trade]: notFound,
      [number.close]: [400, { exit_price: ['required'] }],
    });
    expect(outcome).toMatchObject({ verdict: 'problem' });
    expect(outcome.asked).toEqual([number.describe, number.trade, number.close]);
  });
});

describe('the route refuses to close a trade that cannot exist', () => {
  it.each([
    [{ error: 'current_price is required' }],
    [{ error: 'Bitte current_price angeben, nicht exit_price.' }],
    [{ current_price: ['This field is required.'] }],
    [{ errors: { current_price: ['This field is required.'] } }],
  ])('and names the field that Paperdesk sends: %j', async (body) => {
    const outcome = await closing([400, body]);
    expect(outcome).toMatchObject({ verdict: 'good', advice: null });
    expect(outcome.asked).toEqual([number.describe, number.trade, number.close]);
  });

  it.each([
    [{ error: 'exit_price is required' }, 'exit_price'],
    [{ price: ['This field is required.'] }, 'price'],
    [{ close_price: ['x'], reason: ['y'] }, 'close_price, reason'],
  ])('and names another: %j', async (body, names) => {
    const outcome = await closing([400, body]);
    expect(outcome.verdict).toBe('problem');
    expect(outcome.finding).toContain(`asks for ${names}.`);
    expect(outcome.advice).toContain('current_price');
  });

  it.each([[{ success: false, error: 'The price is missing.' }], [['no']], [{ errors: ['The price is missing.'] }]])(
    'and names none: %j',
    async (body) => {
      const outcome = await closing([400, body]);
      expect(outcome).toMatchObject({ verdict: 'notChecked' });
      expect(outcome.finding).toContain('does not name the field');
    },
  );

  it('because it looks for the trade first: that cannot be found out, and it says why', async () => {
    const outcome = await closing(notFound);
    expect(outcome).toMatchObject({ verdict: 'notChecked' });
    expect(outcome.finding).toContain('without touching a real trade');
  });

  it.each([401, 403])('because this account may not close (%i)', async (status) => {
    const outcome = await closing([status, { detail: 'x' }]);
    expect(outcome).toMatchObject({ verdict: 'problem' });
    expect(outcome.finding).toContain('does not let this account');
  });
});

it('uses the nil UUID where the route knows no numbers', async () => {
  const asked = async (withNumber: RouteTable) =>
    check({ ...withNumber, [uuid.trade]: notFound, [uuid.close]: [400, { error: 'current_price is required' }] });
  const unknownPath = await asked({ [number.trade]: notFound });
  expect(unknownPath).toMatchObject({ verdict: 'good' });
  expect(unknownPath.asked).toEqual([number.describe, number.trade, number.close, uuid.trade, uuid.close]);
  const fails = await asked({ [number.trade]: notFound, [number.close]: [500, {}] });
  expect(fails).toMatchObject({ verdict: 'good' });
  const stumbles = await asked({ [number.trade]: [500, {}] });
  expect(stumbles).toMatchObject({ verdict: 'good' });
  expect(stumbles.asked).toEqual([number.describe, number.trade, uuid.trade, uuid.close]);
});

it('is not found out at a server that fails at it', async () => {
  const fails = { [number.trade]: notFound, [number.close]: [500, {}] } as const;
  expect(await check({ ...fails, [uuid.trade]: notFound, [uuid.close]: [500, {}] })).toMatchObject({
    verdict: 'notChecked',
  });
});

it('is a problem when there is no route to close with', async () => {
  const outcome = await check({});
  expect(outcome).toMatchObject({ verdict: 'problem' });
  expect(outcome.finding).toContain('/paper-trades/…/close_trade/ is not there');
  expect(await closing([405, { detail: 'x' }])).toMatchObject({ verdict: 'problem', finding: outcome.finding });
});

it('is a notice when the server says yes to closing what it does not have', async () => {
  expect(await closing([200, {}])).toMatchObject({ verdict: 'notice' });
});

it.each([
  [[429, {}], 'The server asks to slow down.'],
  ['page', 'A web page answered instead of the trading server.'],
  ['drop', 'The connection was cut before the answer arrived.'],
] as const)('does not blame the route for a passing trouble: %j', async (answer, finding) => {
  expect(await closing(answer)).toMatchObject({ verdict: 'problem', finding });
});

describe('no trade can be closed by it', () => {
  it('sends nothing to the close route of a trade that is there, or may be', async () => {
    for (const answer of [[200, { id: 0 }], [403, {}], [405, {}], [500, {}], [429, {}], 'page'] as const) {
      const outcome = await check({ [number.trade]: answer, [uuid.trade]: answer, [number.close]: [200, {}] });
      expect(outcome).toMatchObject({ verdict: 'notChecked' });
      expect(outcome.asked.filter((route) => route.startsWith('POST'))).toEqual([]);
    }
  });

  it('never sends a price', async () => {
    const { bodies } = await closing([400, { error: 'current_price is required' }]);
    expect(bodies).toEqual(['', '', '{}']);
  });

  it('works where a route cannot be asked to describe itself', async () => {
    const table = { [number.trade]: notFound, [number.close]: [400, { current_price: ['required'] }] } as const;
    const outcome = await check(table, false);
    expect(outcome).toMatchObject({ verdict: 'good' });
    expect(outcome.asked).toEqual([number.trade, number.close]);
  });
});
