import { expect, it } from 'vitest';
import { assertReplayable } from './json-body.ts';

class Once {
  readonly text = 'x';
}

const plain: readonly (readonly [string, unknown])[] = [
  ['nothing', undefined],
  ['null', null],
  ['text', 'x'],
  ['a number', 1],
  ['an empty object', {}],
  ['an object of all of these', { text: 'x', number: 1, no: false, none: null, list: [1, [{ deep: 'x' }]] }],
];

it.each(plain)('takes %s', (_case, body) => {
  expect(() => assertReplayable(body)).not.toThrow();
});

const others: readonly (readonly [string, unknown])[] = [
  ['a function', () => 'x'],
  ['a symbol', Symbol('x')],
  ['an object of a class', new Once()],
  ['an object without a prototype', Object.create(null)],
  ['one of these among plain values', { first: 1, second: new Once() }],
  ['one of these in a list', [1, new Once()]],
];

it.each(others)('refuses %s, and says why', (_case, body) => {
  expect(() => assertReplayable(body)).toThrow(
    new TypeError('a request body must be plain data, so that it can be sent again'),
  );
});
