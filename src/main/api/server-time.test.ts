import { expect, it } from 'vitest';
import { parseServerTime } from './server-time.ts';

it.each([
  ['2026-01-05 09:30:00', Date.UTC(2026, 0, 5, 9, 30)],
  ['2026-01-05T09:30:00Z', Date.UTC(2026, 0, 5, 9, 30)],
  ['2026-01-05T09:30:00.123456+02:00', Date.UTC(2026, 0, 5, 7, 30, 0, 123)],
  ['2026-01-05T09:30:00', Date.UTC(2026, 0, 5, 9, 30)],
  ['2026-01-05 09:30:00.25', Date.UTC(2026, 0, 5, 9, 30, 0, 250)],
  ['2026-01-05T09:30:00.123456', Date.UTC(2026, 0, 5, 9, 30, 0, 123)],
  ['2026-01-05 09:30:00+02:00', Date.UTC(2026, 0, 5, 7, 30)],
])('reads %s as UTC when it names no zone', (text, time) => {
  expect(parseServerTime(text)).toBe(time);
});

it('refuses what is no time', () => {
  expect(() => parseServerTime('yesterday')).toThrow(expect.objectContaining({ code: 'server.unexpectedAnswer' }));
});
