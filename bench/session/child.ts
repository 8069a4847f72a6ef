import { fork, type Serializable } from 'node:child_process';
import { once } from 'node:events';

/** A process of the bench's own that says one thing when it is ready and then answers each message with one. */
export interface Child {
  /** What it said first. */
  readonly hello: unknown;
  /** One question at a time. */
  readonly ask: (message: Serializable) => Promise<unknown>;
  /** Disconnects, upon which it ends by itself. */
  readonly end: () => Promise<void>;
}

/** `execArgv` replaces this process's own: a profiler of the bench has no business in its children. */
export async function startChild(
  file: string,
  args: readonly string[],
  execArgv: readonly string[] = [],
): Promise<Child> {
  const child = fork(file, [...args], { execArgv: [...execArgv] });
  const exited = once(child, 'exit');
  const next = async (): Promise<unknown> => {
    const [message] = await Promise.race([
      // Node's documentation of the event "message": (message: Object, sendHandle).
      once(child, 'message') as Promise<[unknown]>,
      exited.then(() => {
        throw new Error(`${file} has ended`);
      }),
    ]);
    return message;
  };
  return {
    hello: await next(),
    ask: (message) => {
      const answer = next();
      child.send(message);
      return answer;
    },
    end: async () => {
      child.disconnect();
      await exited;
    },
  };
}
