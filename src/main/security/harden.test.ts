import { EventEmitter } from 'node:events';
import { beforeEach, expect, it, vi } from 'vitest';
import { harden } from './harden.ts';

type Decide = (granted: boolean) => void;
interface Details {
  readonly isMainFrame: boolean;
}

const electron = vi.hoisted(() => ({
  onContents: [] as ((event: unknown, contents: unknown) => void)[],
  onRequest: null as ((contents: unknown, permission: string, decide: Decide, details: Details) => void) | null,
  onCheck: null as ((contents: unknown, permission: string, origin: string, details: Details) => boolean) | null,
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

it.each([
  ['clipboard-sanitized-write', true, true],
  ['clipboard-sanitized-write', false, false],
  ['clipboard-read', true, false],
  ['geolocation', true, false],
  ['notifications', true, false],
])('%s, in the main frame: %s, is granted: %s, asked for or silently checked', (permission, isMainFrame, granted) => {
  const decisions: boolean[] = [];
  electron.onRequest?.(contents, permission, (decision) => decisions.push(decision), { isMainFrame });
  expect(decisions).toEqual([granted]);
  expect(electron.onCheck?.(contents, permission, 'app://renderer/', { isMainFrame })).toBe(granted);
});

it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])('prevents %s', (name) => {
  const event = { preventDefault: vi.fn() };
  contents.emit(name, event);
  expect(event.preventDefault).toHaveBeenCalledOnce();
});

it('denies new windows', () => {
  expect(contents.opens?.()).toEqual({ action: 'deny' });
});
