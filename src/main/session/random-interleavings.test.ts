import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { Problem } from '../problems/problem.ts';
import { settle } from '../testing/fake-clock.ts';
import { account } from '../testing/signed-in.ts';
import { SessionRules } from '../testing/simulation/session-rules.ts';
import { BASE, startRun, type Run } from '../testing/simulation/simulated-run.ts';
import type { Weather } from '../testing/simulation/simulated-network.ts';
import type { ServerTraits } from '../testing/simulation/simulated-server.ts';
import { simulatedWorld } from '../testing/simulation/simulated-world.ts';
import { Secret } from './secret.ts';

/** More by `npm run test:nightly`. */
const RUNS = Number(process.env['PAPERDESK_RANDOM_RUNS'] ?? 2_000);

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const weathers: readonly Weather[] = [
  'fine',
  'offline',
  'answersLost',
  'badGateway',
  'busy',
  'captivePortal',
  'wrongRefreshPath',
  'silent',
];

type Step =
  | { readonly do: 'read' | 'order' | 'signOut' | 'crash' | 'recheck' }
  | { readonly do: 'wait' | 'sleep' | 'setDeviceClock' | 'skew'; readonly ms: number }
  | { readonly do: 'weather'; readonly weather: Weather }
  | { readonly do: 'latency'; readonly ms: number }
  | { readonly do: 'disk'; readonly refuses: boolean }
  | { readonly do: 'signIn' | 'revoke' | 'deactivate'; readonly user: 'ada' | 'bob' };

const user = fc.constantFrom<'ada' | 'bob'>('ada', 'ada', 'ada', 'bob');
const duration = fc.oneof(
  { arbitrary: fc.integer({ min: 0, max: 20 }), weight: 8 },
  { arbitrary: fc.integer({ min: 0, max: 3 * MINUTE }), weight: 8 },
  { arbitrary: fc.constantFrom(HOUR - 2 * MINUTE, HOUR), weight: 4 },
  { arbitrary: fc.constant(13 * HOUR), weight: 1 },
);
/** Asleep nothing runs, so a day costs no more than a second. */
const sleep = fc.oneof(duration, fc.constantFrom(12 * HOUR, 25 * HOUR));
const calls = fc.record({ do: fc.constantFrom<'read' | 'order'>('read', 'order') });

const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: calls, weight: 8 },
  { arbitrary: fc.record({ do: fc.constant('wait' as const), ms: duration }), weight: 8 },
  { arbitrary: fc.record({ do: fc.constant('weather' as const), weather: fc.constantFrom(...weathers) }), weight: 3 },
  { arbitrary: fc.record({ do: fc.constant('weather' as const), weather: fc.constant<Weather>('fine') }), weight: 3 },
  {
    arbitrary: fc.record({ do: fc.constantFrom<'crash' | 'signOut' | 'recheck'>('crash', 'signOut', 'recheck') }),
    weight: 3,
  },
  { arbitrary: fc.record({ do: fc.constant('signIn' as const), user }), weight: 3 },
  { arbitrary: fc.record({ do: fc.constant('sleep' as const), ms: sleep }), weight: 2 },
  {
    arbitrary: fc.record({
      do: fc.constantFrom<'setDeviceClock' | 'skew'>('setDeviceClock', 'skew'),
      ms: fc.integer({ min: -HOUR, max: HOUR }),
    }),
    weight: 1,
  },
  {
    arbitrary: fc.record({ do: fc.constant('latency' as const), ms: fc.integer({ min: 0, max: 20 * SECOND }) }),
    weight: 1,
  },
  { arbitrary: fc.record({ do: fc.constant('disk' as const), refuses: fc.boolean() }), weight: 1 },
  { arbitrary: fc.record({ do: fc.constantFrom<'revoke' | 'deactivate'>('revoke', 'deactivate'), user }), weight: 1 },
);

const traits: fc.Arbitrary<ServerTraits> = fc.record({
  rotate: fc.boolean(),
  blacklist: fc.boolean(),
  accessMs: fc.constantFrom(HOUR, HOUR, 5 * MINUTE, 30 * SECOND),
  refreshMs: fc.constantFrom(24 * HOUR, 24 * HOUR, 2 * HOUR),
});

const answer = z.object({ ok: z.boolean() });

/** Plays the steps against the real session and client, with nothing real around them. Answers what was broken. */
async function play(steps: readonly Step[], serverTraits: ServerTraits, seed: number): Promise<SessionRules> {
  const world = simulatedWorld(serverTraits);
  const { clock, disk, network, server } = world;
  const rules = new SessionRules(world);
  const under: Promise<unknown>[] = [];
  let random = seed;
  let ordered = 0;
  let run = begin();

  function begin(): Run {
    const http = rules.watch(network.exchange);
    const nextRandom = (): number => (random = (random * 16_807) % 2_147_483_647) / 2_147_483_647;
    const started = startRun({ clock, disk, http, random: nextRandom });
    started.session.subscribe((status) => {
      if (started === run) rules.follow(status);
    });
    return started;
  }

  function call(use: 'read' | 'order'): void {
    const { epoch } = rules;
    const mine = run;
    const order = use === 'order' ? `o${(ordered += 1)}` : null;
    const request =
      order === null
        ? ({ method: 'GET', path: '/signals/', use: 'read', answer } as const)
        : ({ method: 'POST', path: '/orders/', body: { order }, use: 'order', answer } as const);
    const settled = (outcome: string): void => {
      rules.tell(`  … ${order ?? 'read'}: ${outcome}`);
      if (order !== null) rules.checkOrder(order, outcome);
    };
    const pending = mine.client.call(request).then(
      () => {
        rules.checkAnswer(epoch);
        settled('done');
      },
      (thrown: unknown) => {
        rules.checkError(thrown);
        settled(thrown instanceof Problem ? thrown.code : 'not a Problem');
      },
    );
    under.push(pending);
  }

  function signIn(name: string): void {
    const password = new Secret('correct horse');
    const signingIn = run.session.signIn({ ...account, url: BASE, username: name }, name, password);
    under.push(signingIn.catch((thrown: unknown) => rules.checkError(thrown)));
  }

  async function take(next: Step): Promise<void> {
    rules.tell(JSON.stringify(next));
    switch (next.do) {
      case 'read':
      case 'order':
        call(next.do);
        return;
      case 'wait':
        return clock.advance(next.ms);
      case 'sleep':
        world.sleep(next.ms);
        return;
      case 'setDeviceClock':
        clock.jump(next.ms);
        return;
      case 'skew':
        server.skewMs = next.ms;
        return;
      case 'weather':
        network.weather = next.weather;
        return;
      case 'latency':
        network.latencyMs = next.ms;
        return;
      case 'disk':
        disk.refuses = next.refuses;
        if (next.refuses) rules.diskTrouble();
        return;
      case 'signOut':
        under.push(run.session.signOut());
        return;
      case 'signIn':
        signIn(next.user);
        return;
      case 'recheck':
        run.session.recheck();
        return;
      case 'revoke':
        server.revoke(next.user);
        rules.revoked(next.user);
        return;
      case 'deactivate':
        server.deactivate(next.user);
        return;
      case 'crash':
        run.crash();
        rules.restarted();
        run = begin();
        return run.session.restore();
    }
  }

  await run.session.restore();
  signIn('ada');
  await clock.advance(SECOND);
  for (const next of steps) {
    await take(next);
    await settle();
    if (rules.broken !== null) return rules;
  }

  // Whatever happened: once the weather is fine again, a session that is there works, or says that it does not.
  network.weather = 'fine';
  network.latencyMs = 5;
  disk.refuses = false;
  await clock.advance(3 * MINUTE);
  const status = run.session.status();
  if (status.phase === 'signedIn' && status.connection.state !== 'unrenewable') {
    const last = run.client.call({ method: 'GET', path: '/signals/', use: 'read', answer }).catch((thrown: unknown) => {
      const isOver = thrown instanceof Problem && ['session.ended', 'session.userInactive'].includes(thrown.code);
      if (!isOver) rules.broken ??= `a session in fine weather does not work: ${String(thrown)}`;
    });
    await clock.advance(30 * SECOND);
    await last;
  }
  under.push(run.session.signOut());
  await clock.advance(2 * MINUTE);
  if (run.timers() > 0) rules.broken ??= `${run.timers()} timers are left after signing out`;
  return rules;
}

it(
  `keeps every invariant over ${RUNS} random interleavings of callers, clocks, failures, sign-outs, crashes and restarts`,
  async () => {
    const property = fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 40, size: 'max' }),
      traits,
      fc.integer({ min: 1, max: 1_000_000 }),
      async (steps, serverTraits, seed) => {
        const { broken, story } = await play(steps, serverTraits, seed);
        if (broken !== null) throw new Error(`${broken}\n${story.join('\n')}`);
      },
    );
    await expect(fc.assert(property, { numRuns: RUNS })).resolves.toBeUndefined();
  },
  60_000 + RUNS * 50,
);
