import { expect, it } from 'vitest';
import { calls, events } from './contract.ts';
import { splitName, subscriptionName } from './names.ts';

it('gives every call and event a method of its own on its domain', () => {
  const methods = [
    ...Object.keys(calls).map((name) => splitName(name)),
    ...Object.keys(events).map((name) => ({ ...splitName(name), verb: subscriptionName(splitName(name).verb) })),
  ].map(({ domain, verb }) => `${domain}.${verb}`);
  expect(new Set(methods).size).toBe(methods.length);
  for (const method of methods) expect(method).toMatch(/^[a-z]+\.[a-z][A-Za-z]*$/);
});

it('refuses a name without a domain', () => {
  expect(() => splitName('list')).toThrow('list');
  expect(() => splitName('.list')).toThrow();
});

it('takes no argument that is not named: every object is strict', () => {
  for (const [name, { args }] of Object.entries(calls)) {
    expect(args.safeParse({ surplus: true }).success, name).toBe(false);
  }
});
