import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { watchPower } from './power-events.ts';

it('tells of both ways back, and of nothing else', () => {
  const monitor = new EventEmitter();
  const told: string[] = [];
  watchPower(monitor, () => told.push('wake'));
  expect(told).toEqual([]);

  for (const event of ['suspend', 'resume', 'lock-screen', 'unlock-screen', 'on-battery', 'suspend']) {
    monitor.emit(event);
  }
  expect(told).toEqual(['wake', 'wake']);
});
