import { describe, expect, it } from 'vitest';
import { calls } from '../../shared/contract/contract.ts';
import { sealedErrorSchema } from '../../shared/contract/errors.ts';
import type { CallName } from '../../shared/contract/types.ts';
import { tradeProblems } from '../problems/trade-problems.ts';
import { createRouter, type Handlers } from './router.ts';

const ours = { url: 'app://renderer/index.html', parent: null };
const names = Object.keys(calls) as CallName[];

function routerWith(handle: (args: unknown) => Promise<unknown>): {
  router: ReturnType<typeof createRouter>;
  seen: unknown[];
} {
  const seen: unknown[] = [];
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      (args: unknown) => {
        seen.push(args);
        return handle(args);
      },
    ]),
    // Built from the contract's own names; the answers are what this test wants them to be.
  ) as unknown as Handlers;
  return { router: createRouter(handlers, () => 1_000), seen };
}

describe('the sender', () => {
  const strangers = [
    ['nobody', null],
    ['an empty URL', { url: '', parent: null }],
    ['a blank page', { url: 'about:blank', parent: null }],
    ['a web page', { url: 'https://renderer/index.html', parent: null }],
    ['another host of our scheme', { url: 'app://evil/index.html', parent: null }],
    ['a host that ends like ours', { url: 'app://evil-renderer/index.html', parent: null }],
    ['a user name that looks like ours', { url: 'app://renderer@evil/', parent: null }],
    ['a sub-frame of ours', { url: 'app://renderer/index.html', parent: {} }],
    ['a file', { url: 'file:///app/renderer/index.html', parent: null }],
  ] as const;

  it.each(strangers)('%s is refused before anything is looked at', async (_case, sender) => {
    const { router, seen } = routerWith(() => Promise.resolve(undefined));
    const envelope = await router.dispatch('signals.list', sender, []);
    expect(envelope).toMatchObject({ ok: false, error: { code: 'bridge.refusedSender' } });
    expect(seen).toEqual([]);
  });

  it('is served when it is the main frame of our own page', async () => {
    const { router } = routerWith(() => Promise.resolve([]));
    expect(await router.dispatch('signals.list', ours, [])).toEqual({ ok: true, data: [] });
  });
});

describe('arguments', () => {
  const bad: readonly (readonly [CallName, readonly unknown[]])[] = [
    ['trades.close', []],
    ['trades.close', [{ tradeId: '1', currentPrice: 5 }]],
    ['trades.close', [{ tradeId: '1', currentPrice: '1e5' }]],
    ['trades.close', [{ tradeId: '../../1', currentPrice: '5' }]],
    ['trades.close', [{ tradeId: '1', currentPrice: '5', extra: true }]],
    ['trades.openFromSignal', [{ signalId: '1', positionSize: 'x'.repeat(3_000) }]],
    ['trades.openFromSignal', [JSON.parse('{"signalId":"1","positionSize":"1","__proto__":{"admin":true}}')]],
    ['signals.list', [{}]],
    ['signals.list', [undefined, 1]],
    ['account.performance', [{ days: 8 }]],
    ['session.connect', ['https://example.com']],
  ];

  it.each(bad)('of %s are refused when they are not as the contract says: %j', async (name, args) => {
    const { router, seen } = routerWith(() => Promise.resolve(undefined));
    expect(await router.dispatch(name, ours, args)).toMatchObject({
      ok: false,
      error: { code: 'bridge.invalidArguments', retryable: false, at: 1_000 },
    });
    expect(seen).toEqual([]);
  });

  it('reach the handler as parsed', async () => {
    const { router, seen } = routerWith(() => Promise.resolve(undefined));
    await router.dispatch('account.performance', ours, [{ days: 30 }]);
    expect(seen).toEqual([{ days: 30 }]);
  });
});

describe('errors', () => {
  it('cross as code, sentence and hint', async () => {
    const { router } = routerWith(() => Promise.reject(tradeProblems.uncertain()));
    const envelope = await router.dispatch('trades.list', ours, []);
    expect(envelope).toMatchObject({ ok: false, error: { code: 'trade.uncertain', at: 1_000 } });
  });

  it('of unknown origin cross without a word of theirs', async () => {
    const secret = Object.assign(new Error('Bearer canary-token'), {
      config: { headers: { Authorization: 'canary-token' } },
    });
    for (const thrown of [secret, 'canary-token', { canary: 'canary-token' }, null]) {
      // What JavaScript code may throw is not limited to errors.
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
      const { router } = routerWith(() => Promise.reject(thrown));
      const envelope = await router.dispatch('trades.list', ours, []);
      expect(JSON.stringify(envelope)).not.toContain('canary');
      expect(envelope).toMatchObject({ ok: false, error: { code: 'bridge.internal' } });
      if (!envelope.ok) expect(() => sealedErrorSchema.parse(envelope.error)).not.toThrow();
    }
  });

  it('thrown synchronously by a handler are sealed too', async () => {
    const { router } = routerWith(() => {
      throw new Error('canary');
    });
    expect(JSON.stringify(await router.dispatch('trades.list', ours, []))).not.toContain('canary');
  });
});
