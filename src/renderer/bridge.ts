import { z } from 'zod';
import { calls, events } from '../shared/contract/contract.ts';
import { sealedErrorSchema, type SealedError } from '../shared/contract/errors.ts';
import { splitName, subscriptionName } from '../shared/contract/names.ts';
import type { BridgeClient, EventName, PreloadApi, Unsubscribe } from '../shared/contract/types.ts';
import { BridgeError } from './bridge-error.ts';
import type { Clock } from './clock.ts';

interface BridgeOptions {
  readonly clock: Pick<Clock, 'now'>;
  /** An event whose payload did not match the contract. It is not delivered; the state it announced must be asked for. */
  readonly onBrokenEvent: (name: EventName) => void;
}

type Verb = (...args: unknown[]) => Promise<unknown>;
type Subscribe = (listener: (payload: unknown) => void) => Unsubscribe;
type Domains<T> = Record<string, Record<string, T>>;

const envelopeSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), data: z.unknown().optional() }),
  z.object({ ok: z.literal(false), error: sealedErrorSchema }),
]);

/**
 * The renderer's typed client, generated from the contract: a call answers parsed data or throws a BridgeError, and a
 * listener receives parsed payloads only.
 */
export function createBridge(api: PreloadApi, { clock, onBrokenEvent }: BridgeOptions): BridgeClient {
  // Both sides are generated from the same contract map, so every domain and verb looked up below exists. TypeScript
  // cannot follow names built at run time, hence the three casts here.
  const verbs = api as unknown as Domains<Verb | undefined>;
  const subscriptions = api as unknown as Domains<Subscribe | undefined>;
  const client: Domains<Verb | ((listener: (payload: unknown) => void) => Unsubscribe)> = {};

  for (const [name, { result }] of Object.entries(calls)) {
    const { domain, verb } = splitName(name);
    (client[domain] ??= {})[verb] = async (...args: unknown[]) => {
      const call = verbs[domain]?.[verb];
      if (!call) throw new BridgeError(misunderstood(clock.now()));
      return unwrap(await answerOf(call, args, clock), result, clock);
    };
  }
  for (const [name, { payload: schema }] of Object.entries(events)) {
    const { domain, verb } = splitName(name);
    const method = subscriptionName(verb);
    (client[domain] ??= {})[method] = (listener: (payload: unknown) => void): Unsubscribe => {
      const subscribe = subscriptions[domain]?.[method];
      if (!subscribe) throw new BridgeError(misunderstood(clock.now()));
      return subscribe((payload) => {
        const parsed = schema.safeParse(payload);
        if (parsed.success) listener(parsed.data);
        else onBrokenEvent(name as EventName); // `name` is a key of `events`; Object.entries widens it to string.
      });
    };
  }
  return client as unknown as BridgeClient;
}

/** A rejected call means that the bridge itself failed: expected failures come as envelopes. */
async function answerOf(call: Verb, args: unknown[], clock: Pick<Clock, 'now'>): Promise<unknown> {
  try {
    return await call(...args);
  } catch {
    throw new BridgeError(misunderstood(clock.now()));
  }
}

function unwrap(answer: unknown, result: z.ZodType, clock: Pick<Clock, 'now'>): unknown {
  const envelope = envelopeSchema.safeParse(answer);
  if (!envelope.success) throw new BridgeError(misunderstood(clock.now()));
  if (!envelope.data.ok) throw new BridgeError(envelope.data.error);
  const data = result.safeParse(envelope.data.data);
  if (!data.success) throw new BridgeError(misunderstood(clock.now()));
  return data.data;
}

function misunderstood(at: number): SealedError {
  return {
    code: 'bridge.internal',
    message: 'The window and the rest of the app did not understand each other.',
    hint: 'Check the lists before you repeat an order. If this happens again, restart Paperdesk.',
    retryable: true,
    at,
  };
}
