import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PracticeStart } from '../../shared/practice-protocol.ts';
import { FakeClock, settle } from '../testing/fake-clock.ts';
import { PracticeProcess, type PracticeChild } from './practice-process.ts';

class FakeChild extends EventEmitter {
  readonly sent: unknown[] = [];
  killed = false;

  postMessage(message: unknown): void {
    this.sent.push(message);
  }

  kill(): boolean {
    this.killed = true;
    this.emit('exit', 0);
    return true;
  }
}

const start: PracticeStart = {
  type: 'start',
  dataDir: '/data/practice',
  user: { username: 'practice', password: 'made-up' },
  accessSeconds: 3_600,
  refreshSeconds: 86_400,
  rotate: true,
  blacklist: true,
};
const listening = (port: number): object => ({ type: 'listening', url: `http://127.0.0.1:${port}/api` });

let clock: FakeClock;
let children: FakeChild[];
let practice: PracticeProcess;
const child = (n: number): FakeChild => children[n] ?? new FakeChild();

beforeEach(() => {
  clock = new FakeClock();
  children = [];
  const fork = (): PracticeChild => {
    const made = new FakeChild();
    children.push(made);
    // An EventEmitter with the used methods; the overloads of Electron's `on` cannot be written for it.
    return made as unknown as PracticeChild;
  };
  practice = new PracticeProcess({ fork, start, clock, random: () => 1 });
});

describe('the practice process', () => {
  it('is started once for any number of callers, and told what it needs', async () => {
    const urls = [practice.url(), practice.url()];
    child(0).emit('message', listening(4_000));
    expect(await Promise.all(urls)).toEqual(['http://127.0.0.1:4000/api', 'http://127.0.0.1:4000/api']);
    expect(children).toHaveLength(1);
    expect(child(0).sent).toEqual([start]);
  });

  it('is restarted after a crash, and has its new port asked for', async () => {
    const first = practice.url();
    child(0).emit('message', listening(4_000));
    await first;
    child(0).emit('exit', 1);
    await expect(practice.url()).rejects.toMatchObject({ code: 'practice.unavailable' });

    await clock.advance(1_000);
    child(1).emit('message', listening(4_001));
    expect(await practice.url()).toBe('http://127.0.0.1:4001/api');
  });

  it('waits longer after each start that failed', async () => {
    practice.url().catch(() => undefined);
    child(0).emit('exit', 1);
    await clock.advance(1_000);
    expect(children).toHaveLength(2);
    child(1).emit('exit', 1);
    await clock.advance(1_000);
    expect(children).toHaveLength(2);
    await clock.advance(1_000);
    expect(children).toHaveLength(3);
  });

  it('that crashes again and again after it listened is left alone longer and longer', async () => {
    practice.url().catch(() => undefined);
    for (let crash = 0; crash < 4; crash += 1) {
      child(crash).emit('message', listening(4_000 + crash));
      child(crash).emit('exit', 1);
      await clock.advance(1_000 * 2 ** crash - 1);
      expect(children).toHaveLength(crash + 1);
      await clock.advance(1);
      expect(children).toHaveLength(crash + 2);
    }
  });

  it('that crashes after a good while is restarted at once', async () => {
    practice.url().catch(() => undefined);
    child(0).emit('exit', 1);
    await clock.advance(1_000);
    child(1).emit('message', listening(4_001));
    await clock.advance(60_000);
    child(1).emit('exit', 1);
    await clock.advance(1_000);
    expect(children).toHaveLength(3);
  });

  it('is unavailable when it says that it failed, answers nonsense, or stays silent', async () => {
    for (const answer of [{ type: 'failed', reason: 'disk' }, 'nonsense', null]) {
      const url = practice.url();
      const current = children.length - 1;
      if (answer === null) await clock.advance(20_000);
      else child(current).emit('message', answer);
      await expect(url).rejects.toMatchObject({ code: 'practice.unavailable' });
      expect(child(current).killed).toBe(true);
      await clock.advance(60_000 - 20_000 * Number(answer === null));
    }
  });

  it('is not restarted after it was stopped', async () => {
    const url = practice.url();
    child(0).emit('message', listening(4_000));
    await url;
    practice.stop();
    await clock.advance(120_000);
    await settle();
    expect(child(0).killed).toBe(true);
    expect(children).toHaveLength(1);
  });
});
