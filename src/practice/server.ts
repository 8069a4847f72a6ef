import { once } from 'node:events';
import type { Server } from 'node:http';
import { createBackend, type AccountControl, type MarketControl } from './backend.ts';
import { createListener } from './http/listener.ts';
import type { PracticeOptions } from './options.ts';

export interface PracticeServer {
  /** Base URL, ending in `/api`. */
  readonly url: string;
  /** Where a damaged database was moved before a fresh one was begun, or null. */
  readonly setAside: string | null;
  readonly accounts: AccountControl;
  readonly market: MarketControl;
  /** Ends the open connections, keeps the last prices and closes the database. */
  close(): Promise<void>;
}

/**
 * Starts the practice backend on 127.0.0.1. Rejects when the port is taken, or the database can neither be opened nor set
 * aside. Also started in-process by tests and tools.
 */
export async function startPracticeServer(options: PracticeOptions): Promise<PracticeServer> {
  const { warn = () => undefined, onAnswer = () => undefined, marketTickMs = 1000 } = options;
  const backend = createBackend(options, marketTickMs);
  const { setAside, accounts, market, dispatch } = backend;
  if (setAside !== null) warn(`The practice data was damaged. It was moved to ${setAside} and a fresh file begun.`);

  const server = createListener({ clock: options.clock, dispatch, onAnswer, warn });
  let port: number;
  try {
    for (const { username, password } of options.users) await accounts.setPassword(username, password);
    port = await listen(server, options.port ?? 0);
  } catch (error) {
    backend.close();
    throw error;
  }
  const timer = setInterval(() => {
    try {
      backend.advance();
    } catch (error) {
      // A full disk, say: the next tick tries again, and requests answer 500 meanwhile.
      warn(`the market could not move on: ${error instanceof Error ? error.message : 'unknown error'}`);
    }
  }, marketTickMs);

  return {
    url: `http://127.0.0.1:${port}/api`,
    setAside,
    accounts,
    market,
    async close() {
      clearInterval(timer);
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      backend.close();
    },
  };
}

/** Resolves with the port; rejects with the system's error, such as EADDRINUSE. */
async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}
