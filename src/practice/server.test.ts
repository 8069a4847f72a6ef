import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loginAnswerSchema } from '../shared/wire/auth.ts';
import { startPracticeServer, type PracticeServer } from './server.ts';
import { ALICE, ApiUser, FakeClock, practiceOptions } from './testing/practice-harness.ts';

let folder: string;
let databasePath: string;
const running = new Set<PracticeServer>();
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'practice-'));
  databasePath = join(folder, 'practice.sqlite');
});
afterEach(async () => {
  for (const server of running) await server.close();
  running.clear();
  rmSync(folder, { recursive: true });
});

const clock = new FakeClock();

async function start(password: string, more: { port?: number; warn?: (message: string) => void } = {}) {
  const server = await startPracticeServer({
    ...practiceOptions(clock),
    databasePath,
    users: [{ ...ALICE, password }],
    ...more,
  });
  running.add(server);
  return server;
}

async function stop(server: PracticeServer): Promise<void> {
  running.delete(server);
  await server.close();
}

async function signIn(server: PracticeServer, password: string) {
  const { body } = await new ApiUser(server.url).post('/auth/login/', { ...ALICE, password });
  return loginAnswerSchema.parse(body);
}

describe('a server that is started again on the same data', () => {
  it('takes the tokens it gave before, and the new password only', async () => {
    const before = await start('first');
    const { access, refresh } = await signIn(before, 'first');
    await stop(before);
    const after = await start('second');
    expect((await new ApiUser(after.url, access).get('/users/profile/')).status).toBe(200);
    const anonymous = new ApiUser(after.url);
    expect((await anonymous.post('/auth/token/refresh/', { refresh })).status).toBe(200);
    expect((await anonymous.post('/auth/token/refresh/', { refresh })).status).toBe(401);
    expect((await anonymous.post('/auth/login/', { ...ALICE, password: 'first' })).status).toBe(401);
    expect((await signIn(after, 'second')).access).not.toBe('');
  });

  it('goes on with its prices, and with the pending and open trades it had', async () => {
    const before = await start('first');
    const { access } = await signIn(before, 'first');
    await new ApiUser(before.url, access).openTrade('PONDUSDT', 'SHORT');
    await new ApiUser(before.url, access).openTrade('LINKUSDT', 'LONG');
    before.market.setPrice('PONDUSDT', '0.00575000');
    await stop(before);

    const after = await start('first');
    const alice = new ApiUser(after.url, access);
    expect(after.market.price('PONDUSDT')).toBe('0.00575000');
    expect((await alice.signals()).length).toBe(13);
    after.market.setPrice('PONDUSDT', '0.0070');
    after.market.setPrice('LINKUSDT', '13.70');
    expect((await alice.trades()).map(({ symbol, status }) => [symbol, status])).toEqual([
      ['LINKUSDT', 'OPEN'],
      ['PONDUSDT', 'CLOSED_SL'],
    ]);
  });

  it('keeps prices while it runs, so that a crash loses seconds of the walk at most', async () => {
    const crashed = await start('first');
    const { access } = await signIn(crashed, 'first');
    crashed.market.setPrice('PONDUSDT', '0.00575000');
    clock.advance(10_000);
    await new ApiUser(crashed.url, access).get('/signals/');
    const price = crashed.market.price('PONDUSDT');
    // The first server still runs and has kept nothing by closing.
    const after = await start('first');
    expect(after.market.price('PONDUSDT')).toBe(price);
    expect(price).not.toBe('0.00573000');
  });
});

describe('starting', () => {
  it('says where it put damaged data, and serves on a fresh file', async () => {
    writeFileSync(databasePath, 'damaged '.repeat(1000));
    const warnings: string[] = [];
    const server = await start('first', { warn: (message) => warnings.push(message) });
    expect(server.setAside).toContain(`${databasePath}.damaged-`);
    expect(warnings).toEqual([expect.stringContaining('was damaged')]);
    expect((await signIn(server, 'first')).access).not.toBe('');
  });

  it('takes the port it is asked for, and rejects when that is taken', async () => {
    const first = await start('first');
    expect(first.setAside).toBeNull();
    const port = Number(new URL(first.url).port);
    databasePath = join(folder, 'other.sqlite');
    await expect(start('first', { port })).rejects.toThrow('EADDRINUSE');
    await stop(first);
    expect((await start('first', { port })).url).toBe(`http://127.0.0.1:${port}/api`);
  });
});

describe('closing', () => {
  it('does not wait for callers that keep their connection, and refuses new ones', async () => {
    const server = await start('first');
    const { access } = await signIn(server, 'first');
    await stop(server);
    await expect(new ApiUser(server.url, access).get('/users/profile/')).rejects.toThrow();
  });

  it('does not wait for a request that never ends', async () => {
    const server = await start('first');
    const { port, host } = new URL(server.url);
    const socket = connect(Number(port), '127.0.0.1');
    const ended = once(socket, 'close');
    const head = ['POST /api/auth/login/ HTTP/1.1', `Host: ${host}`, 'Content-Length: 10', 'Expect: 100-continue'];
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
    // "100 Continue" says that the server has begun to wait for the body.
    await once(socket, 'data');
    await stop(server);
    await ended;
  });
});
