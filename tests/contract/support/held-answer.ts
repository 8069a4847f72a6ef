import type { Fault } from '../../../tools/recording-proxy/fault.ts';

interface HeldAnswer {
  readonly fault: Fault;
  /** Resolves when the server has done its work and answered. */
  readonly arrived: Promise<undefined>;
  /** Passes the answer on. */
  release(): void;
}

/** A fault that keeps an answer from the client until the test lets it go. */
export function heldAnswer(): HeldAnswer {
  const arrived = Promise.withResolvers<undefined>();
  const gate = Promise.withResolvers<undefined>();
  const until = (): Promise<undefined> => {
    arrived.resolve(undefined);
    return gate.promise;
  };
  return { fault: { kind: 'holdAnswer', until }, arrived: arrived.promise, release: () => gate.resolve(undefined) };
}
