import { vi } from 'vitest';
import type { BridgeClient } from '../../shared/contract/types.ts';
import type { SessionStatus } from '../../shared/domain/session-status.ts';
import { aPerformance, aProfile, aReport, aSignal, aTrade, noPositions, signedInAs, signedOut } from './records.ts';

/** Main as the stores see it: every call answers something harmless until a test says otherwise. */
export function createFakeBridge() {
  const listeners = new Set<(status: SessionStatus) => void>();
  const bridge = {
    app: {
      info: vi.fn<BridgeClient['app']['info']>().mockResolvedValue({ version: '0', platform: 'test' }),
      ready: vi.fn<BridgeClient['app']['ready']>().mockResolvedValue(undefined),
    },
    session: {
      status: vi.fn<BridgeClient['session']['status']>().mockResolvedValue(signedOut),
      startPractice: vi.fn<BridgeClient['session']['startPractice']>().mockResolvedValue(signedInAs('practice')),
      connect: vi.fn<BridgeClient['session']['connect']>(({ username }) => Promise.resolve(signedInAs(username))),
      reenter: vi.fn<BridgeClient['session']['reenter']>().mockResolvedValue(signedInAs('alex')),
      signOut: vi.fn<BridgeClient['session']['signOut']>().mockResolvedValue(signedOut),
      onChanged: vi.fn<BridgeClient['session']['onChanged']>((listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      }),
    },
    profiles: {
      list: vi.fn<BridgeClient['profiles']['list']>().mockResolvedValue({ profiles: [aProfile], problem: null }),
      save: vi.fn<BridgeClient['profiles']['save']>().mockResolvedValue({ profiles: [aProfile], problem: null }),
      remove: vi.fn<BridgeClient['profiles']['remove']>().mockResolvedValue({ profiles: [], problem: null }),
    },
    doctor: {
      examine: vi.fn<BridgeClient['doctor']['examine']>(({ url }) => Promise.resolve({ ...aReport, url })),
    },
    signals: { list: vi.fn<BridgeClient['signals']['list']>().mockResolvedValue([aSignal]) },
    trades: {
      list: vi.fn<BridgeClient['trades']['list']>().mockResolvedValue([]),
      openPositions: vi.fn<BridgeClient['trades']['openPositions']>().mockResolvedValue(noPositions),
      openFromSignal: vi.fn<BridgeClient['trades']['openFromSignal']>().mockResolvedValue(aTrade),
      close: vi.fn<BridgeClient['trades']['close']>().mockResolvedValue({ ...aTrade, status: 'CLOSED_MANUAL' }),
      cancel: vi.fn<BridgeClient['trades']['cancel']>().mockResolvedValue({ ...aTrade, status: 'CANCELLED' }),
    },
    account: {
      performance: vi.fn<BridgeClient['account']['performance']>(({ days }) =>
        Promise.resolve({ ...aPerformance, days }),
      ),
    },
  } satisfies BridgeClient;

  return {
    bridge,
    /** Announces a status as main does. */
    announce: (status: SessionStatus): void => listeners.forEach((listener) => listener(status)),
    listenerCount: (): number => listeners.size,
  };
}
