import type { SealedError } from '../../shared/contract/errors.ts';
import { decimal } from '../../shared/domain/decimal.ts';
import { DEFAULT_DIALECT } from '../../shared/domain/dialect.ts';
import type { DoctorReport } from '../../shared/domain/doctor.ts';
import { profileIdSchema, signalIdSchema, tradeIdSchema } from '../../shared/domain/ids.ts';
import type { Performance } from '../../shared/domain/performance.ts';
import type { Profile } from '../../shared/domain/profile.ts';
import type { Account, SessionStatus } from '../../shared/domain/session-status.ts';
import type { Signal } from '../../shared/domain/signal.ts';
import type { OpenPositions, Trade } from '../../shared/domain/trade.ts';
import { BridgeError } from '../bridge-error.ts';

export const signalId = (id: string) => signalIdSchema.parse(id);
export const tradeId = (id: string) => tradeIdSchema.parse(id);

export const aSignal: Signal = {
  id: signalId('7'),
  symbol: 'PONDUSDT',
  direction: 'SHORT',
  entry: decimal('0.00573000'),
  stopLoss: decimal('0.00590000'),
  takeProfit: decimal('0.00540000'),
  confidence: 0.72,
  status: 'ACTIVE',
  riskReward: decimal('1.94'),
  marketType: 'FUTURES',
  leverage: 10,
  timeframe: '1h',
  tradingType: 'DAY',
  description: '',
  estimatedDurationHours: null,
  createdAt: 900_000,
};

export const aTrade: Trade = {
  id: tradeId('1'),
  signalId: aSignal.id,
  signalTimeframe: '1h',
  signalConfidence: 0.72,
  symbol: 'PONDUSDT',
  direction: 'SHORT',
  marketType: 'FUTURES',
  entryPrice: decimal('0.00573000'),
  entryTime: 950_000,
  positionSize: decimal('250.00000000'),
  quantity: decimal('43630.01745201'),
  stopLoss: decimal('0.00590000'),
  takeProfit: decimal('0.00540000'),
  exitPrice: null,
  exitTime: null,
  profitLoss: null,
  profitLossPercentage: null,
  leverage: 10,
  status: 'OPEN',
  createdAt: 950_000,
  updatedAt: 950_000,
};

export const noPositions: OpenPositions = {
  receivedAt: 1_000_000,
  totalInvestment: decimal('0'),
  totalCurrentValue: null,
  totalUnrealizedPnl: null,
  totalUnrealizedPnlPercentage: null,
  totalOpenTrades: 0,
  positions: [],
};

export const aPerformance: Performance = {
  days: 30,
  totalTrades: 0,
  openTrades: 0,
  profitableTrades: 0,
  losingTrades: 0,
  winRate: null,
  totalProfitLoss: null,
  averageProfitLoss: null,
  bestTrade: null,
  worstTrade: null,
  averageDurationHours: null,
  unrealizedPnl: null,
  totalPnl: null,
};

export const aProfile: Profile = {
  id: profileIdSchema.parse('test-profile'),
  name: 'Desk',
  url: 'https://desk.example.com/api',
  dialect: DEFAULT_DIALECT,
  lastUser: 'alex',
  tryPreviousToken: true,
};

export const aReport: DoctorReport = {
  url: aProfile.url,
  examinedAt: 1_000_000,
  dialect: DEFAULT_DIALECT,
  clockOffsetMs: 0,
  findings: [{ check: 'reach', verdict: 'good', finding: 'The server answers.', advice: null }],
};

const common = { storage: { kind: 'encrypted', backend: 'keyring' }, notices: [] } as const satisfies Partial<
  Extract<SessionStatus, { phase: 'signedOut' }>
>;

export const signedOut: SessionStatus = { phase: 'signedOut', ...common, notices: [], suggestion: null };

function serverAccount(username: string): Account {
  return { kind: 'server', profileId: aProfile.id, url: aProfile.url, username, dialect: DEFAULT_DIALECT };
}

type SignedIn = Extract<SessionStatus, { phase: 'signedIn' }>;

export function signedInAs(username: string, change: Partial<SignedIn> = {}): SignedIn {
  return {
    phase: 'signedIn',
    ...common,
    notices: [],
    account: serverAccount(username),
    since: 1_000_000,
    accessUntil: null,
    sessionUntil: null,
    connection: { state: 'ok' },
    warning: null,
    ...change,
  };
}

export function endedAs(username: string): SessionStatus {
  return {
    phase: 'ended',
    ...common,
    notices: [],
    account: serverAccount(username),
    endedAt: 1_000_000,
    reason: sealed('session.ended'),
  };
}

export function sealed(code: SealedError['code'], message = `because of ${code}`): SealedError {
  return { code, message, retryable: true, at: 1_000_000 };
}

export const failure = (code: SealedError['code']): BridgeError => new BridgeError(sealed(code));
