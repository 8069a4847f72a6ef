import { EventEmitter } from 'node:events';
import { beforeEach, expect, it, vi } from 'vitest';
import { harden } from './harden.ts';

type Decide = (granted: boolean) => void;

const electron = vi.hoisted(() => ({
  onContents: [] as ((event: unknown, contents: unknown) => void)[],
  onRequest: null as ((contents: unknown, permission: string, decide: Decide) => void) | null,
  onCheck: null as (() => boolean) | null,
}));
vi.mock('electron', () => ({
  app: { on: (_name: string, listener: (typeof electron.onContents)[number]) => electron.onContents.push(listener) },
  session: {
    defaultSession: {
      setPermissionRequestHandler: (handler: typeof electron.onRequest) => (electron.onRequest = handler),
      setPermissionCheckHandler: (handler: typeof electron.onCheck) => (electron.onCheck = handler),
    },
  },
}));

class FakeContents extends EventEmitter {
  opens: (() => { action: string }) | null = null;

  setWindowOpenHandler(handler: () => { action: string }): void {
    this.opens = handler;
  }
}

let contents: FakeContents;
beforeEach(() => {
  electron.onContents.length = 0;
  harden();
  contents = new FakeContents();
  for (const listener of electron.onContents) listener({}, contents);
});

it('denies every permission, asked for or silently checked', () => {
  const decisions: boolean[] = [];
  electron.onRequest?.(contents, 'geolocation', (granted) => decisions.push(granted));
  expect(decisions).toEqual([false]);
  expect(electron.onCheck?.()).toBe(false);
});

it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])('prevents %s', (name) => {
  const event = { preventDefault: vi.fn() };
  contents.emit(name, event);
  expect(event.preventDefault).toHaveBeenCalledOnce();
});

it('denies new windows', () => {
  expect(contents.opens?.()).toEqual({ action: 'deny' });
});
