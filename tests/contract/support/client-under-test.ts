import { performance } from '../../../src/main/api/account.ts';
import { ApiClient } from '../../../src/main/api/api-client.ts';
import { httpAuthTransport } from '../../../src/main/api/http-auth-transport.ts';
import { createHttpExchange } from '../../../src/main/api/http-exchange.ts';
import {
  cancelTrade,
  closeTrade,
  createFromSignal,
  listTrades,
  openPositions,
} from '../../../src/main/api/paper-trades.ts';
import { listSignals } from '../../../src/main/api/signals.ts';
import { Secret } from '../../../src/main/session/secret.ts';
import { ServerClock } from '../../../src/main/session/server-clock.ts';
import { Session } from '../../../src/main/session/session.ts';
import { FakeClock } from '../../../src/main/testing/fake-clock.ts';
import { MemoryVault } from '../../../src/main/testing/memory-vault.ts';
import { decimal } from '../../../src/shared/domain/decimal.ts';
import { DEFAULT_DIALECT } from '../../../src/shared/domain/dialect.ts';
import { profileIdSchema, type SignalId, type TradeId } from '../../../src/shared/domain/ids.ts';
import type { PerformanceDays } from '../../../src/shared/domain/performance.ts';
import type { Account, SessionStatus } from '../../../src/shared/domain/session-status.ts';
import type { Credentials } from './contract-server.ts';

const profileId = profileIdSchema.parse('contract');

/** Long enough for the first back-off, too short for any deadline. */
const FIRST_BACK_OFF_MS = 5_000;

export type ClientUnderTest = ReturnType<typeof createClient>;

interface ClientParts {
  /** Base URL of the server. */
  readonly url: string;
  /** What the device's clock shows, in epoch milliseconds; it stands still until it is moved. */
  readonly deviceNow: number;
  /** What an earlier run of the app left behind. */
  readonly vault?: MemoryVault;
}

/**
 * The app's own client and session over real HTTP. Only the device's clock and the vault are stand-ins. Everything that knows
 * how these are constructed is here; the tests know sign-in, sign-out, status and the calls.
 */
export function createClient({ url, deviceNow, vault = new MemoryVault() }: ClientParts) {
  const clock = new FakeClock(deviceNow);
  const serverClock = new ServerClock(clock);
  const http = createHttpExchange();
  const baseUrlOf = (): Promise<string> => Promise.resolve(url);
  const transport = httpAuthTransport(http, baseUrlOf, clock);
  const session = new Session(
    { clock, serverClock, random: () => 0.5, transport, vault, tryPreviousToken: () => true },
    null,
  );
  const api = new ApiClient({ session, http, baseUrlOf, serverClock, clock });

  const phases: SessionStatus['phase'][] = [];
  session.subscribe(({ phase }) => {
    if (phases.at(-1) !== phase) phases.push(phase);
  });

  return {
    signIn({ username, password }: Credentials): Promise<unknown> {
      const account: Account = { kind: 'server', profileId, url, username, dialect: DEFAULT_DIALECT };
      return session.signIn(account, username, new Secret(password));
    },
    signOut: () => session.signOut(),
    /** Takes up the session an earlier run left in the vault. */
    restore: () => session.restore(),

    signals: () => listSignals(api),
    trades: () => listTrades(api),
    openPositions: () => openPositions(api, clock),
    performance: (days: PerformanceDays) => performance(api, days),
    /** @param positionSize decimal text */
    open: (signalId: SignalId, positionSize: string) => createFromSignal(api, signalId, decimal(positionSize)),
    /** @param currentPrice decimal text */
    close: (tradeId: TradeId, currentPrice: string) => closeTrade(api, tradeId, decimal(currentPrice)),
    cancel: (tradeId: TradeId) => cancelTrade(api, tradeId),

    phase: () => session.status().phase,
    /** How often the session has ended so far. */
    endings: () => phases.filter((phase) => phase === 'ended').length,
    /** Why the session ended; null when it did not. */
    endReason(): string | null {
      const status = session.status();
      return status.phase === 'ended' ? status.reason.code : null;
    },
    /** How the conversation stands; null when nobody is signed in. */
    connection(): string | null {
      const status = session.status();
      return status.phase === 'signedIn' ? status.connection.state : null;
    },
    /** The refresh token a restart would find; null when it would find none. */
    storedRefresh: () => vault.saved?.rotation.pair.refresh.reveal() ?? null,

    /** The device's time, which a test moves. */
    clock,
    /** Lets the wait after a failed refresh go by. */
    passBackOff: () => clock.advance(FIRST_BACK_OFF_MS),
    /** What the app finds when it is started again, by another `createClient`. */
    leftBehind(): ClientParts {
      if (vault.saved !== null) vault.loaded = { kind: 'saved', session: vault.saved };
      return { url, deviceNow: clock.now(), vault };
    },
  };
}
