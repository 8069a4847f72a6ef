import { randomInt } from 'node:crypto';
import { decimal, type DecimalString } from '../shared/domain/decimal.ts';
import { createAuthenticate } from './auth/authenticate.ts';
import { createPasswords, STRONG_COST } from './auth/passwords.ts';
import { profileRoutes } from './auth/profile-routes.ts';
import { createRefreshTokens } from './auth/refresh-tokens.ts';
import { sessionRoutes } from './auth/session-routes.ts';
import { loadSigningKey } from './auth/signing-key.ts';
import { createTokens } from './auth/tokens.ts';
import { createUsers } from './auth/users.ts';
import { createRouter, type Dispatch } from './http/router.ts';
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

/** What tests, the demo and tools may do to the accounts behind the API's back. */
export interface AccountControl {
  /** Blacklists every refresh token this user holds; access tokens live out their time, as with SimpleJWT. */
  revokeRefreshTokens(username: string): void;
  setActive(username: string, active: boolean): void;
  /** Creates the account, or replaces its password. */
  setPassword(username: string, password: string): Promise<void>;
  /** Deletes the account with everything it owns. */
  remove(username: string): void;
}

export interface MarketControl {
  /** The current price, or null for a symbol that is not listed. */
  price(symbol: string): DecimalString | null;
  /** Moves a symbol straight to a price (decimal text), filling, stopping and taking profit on the way. */
  setPrice(symbol: string, price: string): void;
}

export interface Backend {
  /** Where a damaged database was moved before a fresh one was begun, or null. */
  readonly setAside: string | null;
  readonly accounts: AccountControl;
  readonly market: MarketControl;
  /** Answers one request. */
  readonly dispatch: Dispatch;
  /** Brings prices, trades and signals to the present. */
  advance(): void;
  /** Keeps the last prices and closes the database. */
  close(): void;
}

/** How often the prices are kept. A crash loses less than this much of the walk, and no trade. */
const SAVE_PRICES_MS = 10_000;

/** Everything behind the HTTP port: storage, accounts, market, signals, trades, and the routes to them. */
export function createBackend(options: PracticeOptions, marketTickMs: number): Backend {
  const { clock, rotate, blacklist, checksUserAtRefresh = true } = options;
  const { db, setAside } = openDatabase(options.databasePath, clock.now());

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

  const dispatch = createRouter(
    [
      ...sessionRoutes({ db, clock, users, tokens, refreshTokens, rotate, blacklist, checksUserAtRefresh }),
      ...profileRoutes,
      ...signalRoutes(signals),
      ...tradeRoutes({ clock, market, trades, desk }),
      ...performanceRoutes({ clock, market, trades }),
    ],
    createAuthenticate(tokens, users),
  );

  let savedAt = clock.now();
  function advance(): void {
    const now = clock.now();
    market.advanceTo(now, desk.onPrice);
    supply.refresh(now);
    if (Math.abs(now - savedAt) < SAVE_PRICES_MS) return;
    savedAt = now;
    priceStore.save(market.prices());
  }
  // A new database gets its signals at the opening prices, before the market has moved away from them.
  advance();

  return {
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
    // Time passes before each answer, so that an answer is never older than the clock.
    dispatch: (method, request) => {
      advance();
      return dispatch(method, request);
    },
    advance,
    close() {
      priceStore.save(market.prices());
      db.close();
    },
  };
}
