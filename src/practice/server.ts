import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { decimal, type DecimalString } from '../shared/domain/decimal.ts';
import { createAuthenticate } from './auth/authenticate.ts';
import { createPasswords, STRONG_COST } from './auth/passwords.ts';
import { profileRoutes } from './auth/profile-routes.ts';
import { createRefreshTokens } from './auth/refresh-tokens.ts';
import { sessionRoutes } from './auth/session-routes.ts';
import { loadSigningKey } from './auth/signing-key.ts';
import { createTokens } from './auth/tokens.ts';
import { createUsers } from './auth/users.ts';
import { createListener } from './http/listener.ts';
import { createRouter } from './http/router.ts';
import { instruments } from './market/instruments.ts';
import { createPriceStore } from './market/price-store.ts';
import { SimulatedMarket } from './market/simulated-market.ts';
import type { PracticeOptions } from './options.ts';
import { performanceRoutes } from './performance/routes.ts';
import { createSignals } from './signals/repository.ts';
import { signalRoutes } from './signals/routes.ts';
import { createSignalSupply } from './signals/supply.ts';
import { signalTemplates } from './signals/templates.ts';
import { openDatabase } from './storage/open-database.ts';
import { createTradeDesk } from './trades/desk.ts';
import { createTrades } from './trades/repository.ts';
import { tradeRoutes } from './trades/routes.ts';

export interface PracticeServer {
  /** Base URL, ending in `/api`. */
  readonly url: string;
  /** Where a damaged database was moved before a fresh one was begun, or null. */
  readonly setAside: string | null;
  readonly accounts: {
    /** Blacklists every refresh token this user holds; access tokens live out their time, as with SimpleJWT. */
    revokeRefreshTokens(username: string): void;
    setActive(username: string, active: boolean): void;
    /** Creates the account, or replaces its password. */
    setPassword(username: string, password: string): Promise<void>;
    /** Deletes the account with everything it owns. */
    remove(username: string): void;
  };
  readonly market: {
    /** The current price, or null for a symbol that is not listed. */
    price(symbol: string): DecimalString | null;
    /** Moves a symbol straight to a price (decimal text), filling, stopping and taking profit on the way. */
    setPrice(symbol: string, price: string): void;
  };
  /** Ends the open connections, keeps the last prices and closes the database. */
  close(): Promise<void>;
}

/** How often the prices are kept. A crash loses less than this much of the walk, and no trade. */
const SAVE_PRICES_MS = 10_000;

/**
 * Starts the practice backend on 127.0.0.1. Rejects when the port is taken or the database can neither be opened nor set
 * aside. Also used in-process by tests and tools.
 */
export async function startPracticeServer(options: PracticeOptions): Promise<PracticeServer> {
  const { clock, rotate, blacklist, warn = () => undefined, onAnswer = () => undefined, marketTickMs = 1000 } = options;
  const { db, setAside } = openDatabase(options.databasePath, clock.now());
  if (setAside !== null) warn(`The practice data was damaged. It was moved to ${setAside} and a fresh file begun.`);

  const users = createUsers(db, createPasswords(options.passwordCost ?? STRONG_COST));
  const refreshTokens = createRefreshTokens(db);
  const tokens = createTokens({
    key: loadSigningKey(db),
    clock,
    lifetimeSeconds: { access: options.accessSeconds, refresh: options.refreshSeconds },
  });

  const priceStore = createPriceStore(db);
  const market = new SimulatedMarket({
    instruments,
    seed: options.seed ?? randomInt(2 ** 32),
    tickMs: marketTickMs,
    startAt: clock.now(),
    lastPrices: priceStore.load(),
  });
  const signals = createSignals(db);
  const supply = createSignalSupply({ db, signals, market, instruments, templates: signalTemplates });
  const trades = createTrades(db);
  const symbols = instruments.map(({ symbol }) => symbol);
  const desk = createTradeDesk({ db, clock, market, signals, trades, symbols });

  let savedAt = clock.now();
  /** Brings prices, trades and signals to the present; called by the timer and before every request. */
  function advance(): void {
    const now = clock.now();
    market.advanceTo(now, desk.onPrice);
    supply.refresh(now);
    if (Math.abs(now - savedAt) < SAVE_PRICES_MS) return;
    savedAt = now;
    priceStore.save(market.prices());
  }

  const route = createRouter(
    [
      ...sessionRoutes({ db, clock, users, tokens, refreshTokens, rotate, blacklist }),
      ...profileRoutes,
      ...signalRoutes(signals),
      ...tradeRoutes({ clock, market, trades, desk }),
      ...performanceRoutes({ clock, market, trades }),
    ],
    createAuthenticate(tokens, users),
  );
  const server = createListener({
    clock,
    onAnswer,
    warn,
    dispatch: (method, request) => {
      advance();
      return route(method, request);
    },
  });

  try {
    for (const { username, password } of options.users) await users.setPassword(username, password);
    advance();
    await listen(server, options.port ?? 0);
  } catch (error) {
    db.close();
    throw error;
  }
  const timer = setInterval(() => {
    try {
      advance();
    } catch (error) {
      // A full disk, say: the next tick tries again, and requests answer 500 meanwhile.
      warn(`the market could not move on: ${error instanceof Error ? error.message : 'unknown error'}`);
    }
  }, marketTickMs);

  return {
    url: `http://127.0.0.1:${portOf(server)}/api`,
    setAside,
    accounts: {
      revokeRefreshTokens(username) {
        const user = users.find(username);
        if (user) refreshTokens.blacklistAllOf(user.id, clock.now());
      },
      setActive: (username, active) => users.setActive(username, active),
      setPassword: (username, password) => users.setPassword(username, password),
      remove(username) {
        users.remove(username);
        desk.reloadAll();
      },
    },
    market: {
      price: (symbol) => market.quote(symbol)?.price ?? null,
      setPrice: (symbol, price) => market.setPrice(symbol, decimal(price), desk.onPrice),
    },
    async close() {
      clearInterval(timer);
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      priceStore.save(market.prices());
      db.close();
    },
  };
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server is not listening');
  return address.port;
}
