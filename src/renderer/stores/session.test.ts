import { expect, test } from 'vitest';
import { createFakeBridge } from '../testing/fake-bridge.ts';
import { failure, sealed, signedInAs, signedOut } from '../testing/records.ts';
import { createSessionStore } from './session.ts';

const form = { url: 'https://desk.example.com/api', username: 'alex', password: 'p' };

test('tells main that the listeners are in place before it asks for the status', async () => {
  const { bridge } = createFakeBridge();
  const { store, load } = createSessionStore(bridge);
  await load();
  expect(bridge.app.ready.mock.invocationCallOrder[0]).toBeLessThan(
    bridge.session.status.mock.invocationCallOrder[0] ?? 0,
  );
  expect(store.getState()).toEqual({ status: signedOut, busy: null, failure: null });
});

test('is busy at once, and sends a repeated Enter once', async () => {
  const { bridge } = createFakeBridge();
  const { store, connect } = createSessionStore(bridge);
  const first = connect(form);
  expect(store.getState().busy).toBe('connect');
  await Promise.all([first, connect(form), connect(form)]);
  expect(bridge.session.connect).toHaveBeenCalledExactlyOnceWith(form);
  expect(store.getState()).toMatchObject({ status: signedInAs('alex'), busy: null });
});

test('keeps the status and names the action when it fails, until the next one begins', async () => {
  const { bridge } = createFakeBridge();
  const { store, load, connect } = createSessionStore(bridge);
  await load();
  bridge.session.connect.mockRejectedValueOnce(failure('credentials.wrong'));
  await connect(form);
  expect(store.getState()).toEqual({
    status: signedOut,
    busy: null,
    failure: { action: 'connect', error: sealed('credentials.wrong') },
  });
  const again = connect(form);
  expect(store.getState().failure).toBeNull();
  await again;
});

test('answers whether an action was done, and forgets a failure whose form was put away', async () => {
  const { bridge } = createFakeBridge();
  const { store, connect, dismissFailure } = createSessionStore(bridge);
  bridge.session.connect.mockRejectedValueOnce(failure('credentials.wrong'));
  expect(await connect(form)).toBe(false);
  dismissFailure();
  expect(store.getState().failure).toBeNull();
  const first = connect(form);
  expect(await connect(form)).toBe(false);
  expect(await first).toBe(true);
});

test('holds no password', async () => {
  const { bridge } = createFakeBridge();
  const { store, connect, reenter } = createSessionStore(bridge);
  await connect({ ...form, password: 'canary-1' });
  await reenter({ username: 'ada', password: 'canary-2' });
  expect(bridge.session.reenter).toHaveBeenCalledExactlyOnceWith({ username: 'ada', password: 'canary-2' });
  expect(JSON.stringify(store.getState())).not.toContain('canary');
});
