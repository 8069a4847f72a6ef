import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, test } from 'vitest';
import { quitOnSignal } from './quit-on-signal.ts';

let signals: EventEmitter;
let now: number;
let log: string[];

beforeEach(() => {
  signals = new EventEmitter();
  now = 5_000;
  log = [];
  quitOnSignal({ quit: () => log.push('quit'), exit: (code) => log.push(`exit ${code}`) }, signals, () => now);
});

describe('a signal', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('%s asks the app to quit', (name) => {
    signals.emit(name);
    expect(log).toEqual(['quit']);
  });

  test('that a library raises again changes nothing', () => {
    signals.emit('SIGTERM');
    now += 999;
    signals.emit('SIGTERM');
    expect(log).toEqual(['quit']);
  });

  test('that comes later does not wait for the app', () => {
    signals.emit('SIGTERM');
    now += 1_000;
    signals.emit('SIGINT');
    expect(log).toEqual(['quit', 'exit 130']);
  });
});
