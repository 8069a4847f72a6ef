import { calls } from '../../shared/contract/contract.ts';
import type { CallArgs, CallName, CallResult, Envelope } from '../../shared/contract/types.ts';
import { Problem, seal } from '../problems/problem.ts';
import { isTrustedSender, type SenderFrame } from '../security/sender.ts';

/** One handler for every call of the contract: a missing or superfluous one does not compile. */
export type Handlers = { readonly [N in CallName]: (args: CallArgs<N>) => Promise<CallResult<N>> };

export interface Router {
  /** Answers one call. Never throws and never rejects: whatever happens becomes an envelope. */
  dispatch(name: CallName, sender: SenderFrame | null, args: readonly unknown[]): Promise<Envelope<unknown>>;
}

/** Checks the sender, parses the arguments, calls the handler and seals what comes of it. `now` yields epoch milliseconds. */
export function createRouter(handlers: Handlers, now: () => number): Router {
  return {
    async dispatch(name, sender, args) {
      try {
        if (!isTrustedSender(sender)) throw refusedSender();
        return { ok: true, data: await callHandler(handlers, name, args) };
      } catch (thrown) {
        return { ok: false, error: seal(thrown, now()) };
      }
    },
  };
}

async function callHandler(handlers: Handlers, name: CallName, args: readonly unknown[]): Promise<unknown> {
  const parsed = calls[name].args.safeParse(args[0]);
  if (args.length > 1 || !parsed.success) throw invalidArguments();
  // The schema that parsed these arguments is the one the handler's type was derived from; TypeScript cannot follow the
  // pair through the generic index.
  const handler = handlers[name] as (args: unknown) => Promise<unknown>;
  return handler(parsed.data);
}

function refusedSender(): Problem {
  return new Problem('bridge.refusedSender', { message: 'This page may not use Paperdesk.', retryable: false });
}

function invalidArguments(): Problem {
  return new Problem('bridge.invalidArguments', {
    message: 'Paperdesk did not understand this request.',
    hint: 'Nothing was sent to the server. Check what you typed and try again.',
    retryable: false,
  });
}
