import { expect, it, vi } from 'vitest';
import { HeldCalls } from './held-calls.ts';

it('holds a call until it is released, and its replay not at all', () => {
  const held = new HeldCalls();
  const first = vi.fn();
  const replay = vi.fn();
  held.holdOnce('1', first);
  expect(first).not.toHaveBeenCalled();
  held.release();
  expect(first).toHaveBeenCalledOnce();
  held.holdOnce('1', replay);
  expect(replay).toHaveBeenCalledOnce();
});

it('says when enough calls are held', async () => {
  const held = new HeldCalls();
  const reached = vi.fn();
  const waiting = held.untilHeld(2).then(reached);
  held.holdOnce('1', () => undefined);
  await Promise.resolve();
  expect(reached).not.toHaveBeenCalled();
  held.holdOnce('2', () => undefined);
  await waiting;
  expect(reached).toHaveBeenCalledOnce();
});
