import { EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { loginAnswerSchema } from '../shared/wire/auth.ts';
import { practiceAnswerSchema, type PracticeStart } from '../shared/practice-protocol.ts';
import { ApiUser } from './testing/practice-harness.ts';

/** What Electron puts on `process` in a utility process. */
class FakeParentPort extends EventEmitter {
  postMessage(message: unknown): void {
    this.emit('posted', message);
  }
}

let folder: string;
let port: FakeParentPort;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'practice-'));
  port = new FakeParentPort();
  Object.defineProperty(process, 'parentPort', { value: port, configurable: true });
  vi.resetModules();
  await import('./index.ts');
});
afterEach(() => {
  Reflect.deleteProperty(process, 'parentPort');
  rmSync(folder, { recursive: true });
});

async function answerTo(message: unknown) {
  const posted = once(port, 'posted');
  port.emit('message', { data: message });
  return practiceAnswerSchema.parse((await posted)[0]);
}

function startMessage(dataDir: string): PracticeStart {
  const user = { username: 'practice', password: 'canary-password' };
  return { type: 'start', dataDir, user, accessSeconds: 60, refreshSeconds: 600, rotate: true, blacklist: true };
}

it('serves the account it was told to, where it says it listens', async () => {
  const answer = await answerTo(startMessage(join(folder, 'new')));
  if (answer.type !== 'listening') throw new Error(answer.reason);
  const { body } = await new ApiUser(answer.url).post('/auth/login/', startMessage(folder).user);
  expect(loginAnswerSchema.parse(body).access).not.toBe('');
});

it('says why it cannot start', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  const answer = await answerTo(startMessage(join(file, 'data')));
  expect(answer).toEqual({ type: 'failed', reason: expect.stringContaining('ENOTDIR') as unknown });
});

it('refuses a malformed message without quoting it', async () => {
  const answer = await answerTo({ ...startMessage(folder), accessSeconds: 'canary-password' });
  expect(answer).toEqual({ type: 'failed', reason: 'the start message is malformed' });
});
