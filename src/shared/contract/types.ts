import type { z } from 'zod';
import type { calls, events } from './contract.ts';
import type { SealedError } from './errors.ts';

export interface CallDefinition {
  readonly args: z.ZodType;
  readonly result: z.ZodType;
}

export interface EventDefinition {
  readonly payload: z.ZodType;
}

export type CallName = keyof typeof calls;
export type CallArgs<N extends CallName> = z.infer<(typeof calls)[N]['args']>;
export type CallResult<N extends CallName> = z.infer<(typeof calls)[N]['result']>;

export type EventName = keyof typeof events;
export type EventPayload<N extends EventName> = z.infer<(typeof events)[N]['payload']>;

/** What every call answers. Nothing is thrown across the bridge: Electron would forward only the message. */
export type Envelope<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly error: SealedError };

export type Unsubscribe = () => void;

type DomainOf<N extends string> = N extends `${infer D}.${string}` ? D : never;
type Parameters0<A> = A extends undefined ? [] : [args: A];

/** `calls` and `events` regrouped by domain: `{ trades: { close(args) … }, session: { …, onChanged(listener) } }`. */
export type Regrouped<Calls, Events> = {
  [D in DomainOf<(keyof Calls | keyof Events) & string>]: {
    [N in keyof Calls & `${D}.${string}` as N extends `${D}.${infer Verb}` ? Verb : never]: Calls[N];
  } & {
    [
      N in keyof Events & `${D}.${string}` as N extends `${D}.${infer Name}` ? `on${Capitalize<Name>}` : never
    ]: Events[N];
  };
};

/** The object the preload exposes as `window.paperdesk`. Its answers are unparsed, hence `unknown`. */
export type PreloadApi = Regrouped<
  { [N in CallName]: (...args: Parameters0<CallArgs<N>>) => Promise<unknown> },
  { [N in EventName]: (listener: (payload: unknown) => void) => Unsubscribe }
>;

/** The renderer's typed client: parsed data, or a thrown BridgeError. */
export type BridgeClient = Regrouped<
  { [N in CallName]: (...args: Parameters0<CallArgs<N>>) => Promise<CallResult<N>> },
  { [N in EventName]: (listener: (payload: EventPayload<N>) => void) => Unsubscribe }
>;
