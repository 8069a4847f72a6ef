import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { Secret } from './secret.ts';

it('never shows its value in JSON, text, inspection or enumeration', () => {
  const held = { deep: { secret: new Secret('canary') } };
  const shown = [
    JSON.stringify(held),
    String(held.deep.secret),
    inspect(held, { depth: Infinity, showHidden: true }),
    Object.entries(held.deep.secret).join(),
  ].join('\n');
  expect(shown).not.toContain('canary');
  expect(held.deep.secret.reveal()).toBe('canary');
});

it('says in its place that there is one', () => {
  const secret = new Secret('canary');
  expect(JSON.stringify({ secret })).toBe('{"secret":"[secret]"}');
  expect(String(secret)).toBe('[secret]');
  expect(inspect({ secret })).toBe('{ secret: [secret] }');
});
