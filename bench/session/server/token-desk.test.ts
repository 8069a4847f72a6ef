import { beforeEach, expect, it } from 'vitest';
import { HOUR_S, TokenDesk } from './token-desk.ts';

let now: number;
let desk: TokenDesk;
beforeEach(() => {
  now = Date.UTC(2026, 0, 5);
  desk = new TokenDesk(() => now);
});

it('takes a refresh token once, and gives out other tokens each time', () => {
  const first = desk.issue();
  const second = desk.rotate(first.refresh);
  expect(second).not.toBeNull();
  expect(second).not.toEqual(first);
  expect(desk.rotate(first.refresh)).toBeNull();
  expect(desk.rotate('never given out')).toBeNull();
});

it('accepts an access token until its end', () => {
  const { access } = desk.issue();
  now += HOUR_S * 1_000 - 1;
  expect(desk.accepts(access)).toBe(true);
  now += 1;
  expect(desk.accepts(access)).toBe(false);
});

it('refuses what it gave out before it expired everything, and accepts what comes after', () => {
  const old = desk.issue();
  desk.expire();
  expect(desk.accepts(old.access)).toBe(false);
  expect(desk.accepts(desk.rotate(old.refresh)?.access ?? '')).toBe(true);
});
