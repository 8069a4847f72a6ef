import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { watchPower } from './power-events.ts';

it('tells of sleep and of both ways back, in order, and of nothing else', () => {
  const monitor = new EventEmitter();
  const told: string[] = [];
  watchPower(monitor, { onWake: () => told.push('wake'), onSleep: () => told.push('sleep') });
  expect(told).toEqual([]);

  for (const event of ['suspend', 'resume', 'lock-screen', 'unlock-screen', 'on-battery', 'suspend']) {
    monitor.emit(event);
  }
  expect(told).toEqual(['sleep', 'wake', 'wake', 'sleep']);
});
