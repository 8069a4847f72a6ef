import { startPracticeServer } from '../../../src/practice/server.ts';
import { ACCESS_LIFE_MS, REFRESH_LIFE_MS, type ContractServer, type Rotation } from './contract-server.ts';

/** Node's timers cannot wait longer (https://nodejs.org/api/timers.html): the market stands still. */
const NEVER_MS = 2 ** 31 - 1;

/** The app's own backend, in this process and in memory. */
export async function startPractice(rotation: Rotation, checksUserAtRefresh: boolean): Promise<ContractServer> {
  let ahead = 0;
  const now = (): number => Date.now() + ahead;
  const practice = await startPracticeServer({
    databasePath: ':memory:',
    users: [],
    accessSeconds: ACCESS_LIFE_MS / 1_000,
    refreshSeconds: REFRESH_LIFE_MS / 1_000,
    ...rotation,
    checksUserAtRefresh,
    clock: { now },
    // Hundreds of test accounts; their passwords guard nothing.
    passwordCost: { N: 2, r: 8, p: 1 },
    seed: 1,
    marketTickMs: NEVER_MS,
  });
  const { accounts, market } = practice;
  const done = (act: () => void): Promise<void> => {
    act();
    return Promise.resolve();
  };
  return {
    url: practice.url,
    now,
    createUser: ({ username, password }) => accounts.setPassword(username, password),
    setActive: (username, active) => done(() => accounts.setActive(username, active)),
    setPassword: (username, password) => accounts.setPassword(username, password),
    deleteUser: (username) => done(() => accounts.remove(username)),
    advance: (ms) => done(() => void (ahead += ms)),
    setPrice: (symbol, price) => done(() => market.setPrice(symbol, price)),
    close: () => practice.close(),
  };
}
