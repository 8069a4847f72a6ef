import { expect, it } from 'vitest';
import { quoteServer } from './quote-server.ts';

it('keeps a server’s sentence readable, on one line', () => {
  expect(quoteServer('  You already have an open\n position (PONDUSDT). ')).toBe(
    'You already have an open position (PONDUSDT).',
  );
});

it('takes out whatever is long enough to be a credential', () => {
  expect(quoteServer('sent eyJhbGciOiJub25lIn0.eyJleHAiOjF9.abc and 0123456789abcdef0123')).toBe('sent … and …');
});

it('is bounded', () => {
  expect(quoteServer('no '.repeat(1_000)).length).toBeLessThanOrEqual(200);
});
