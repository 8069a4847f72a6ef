import { expect, it } from 'vitest';
import { play, type Step } from './play.ts';

const step = (name: string, evidence: string | Error, needsControl = false): Step<null> => ({
  name,
  needsControl,
  run: () => (evidence instanceof Error ? Promise.reject(evidence) : Promise.resolve([evidence])),
});

async function played(steps: readonly Step<null>[], hasControl: boolean) {
  const lines: string[] = [];
  const outcome = await play(steps, {
    stage: null,
    hasControl,
    print: (line) => lines.push(line),
    picture: (number) => Promise.resolve(`${number}.png`),
  });
  return { ...outcome, text: lines.join('\n') };
}

it('prints each step with its evidence and picture', async () => {
  const result = await played([step('sign in', 'as ada'), step('trade', 'one refresh', true)], true);
  expect(result).toMatchObject({ passed: 2, failed: 0 });
  expect(result.text).toMatch(/ok {2}1\. sign in\n +as ada\n +screenshot: 1\.png\n ok {2}2\. trade\n +one refresh/);
});

it('lists what needs control of the server without counting it', async () => {
  const result = await played([step('kill the token', 'x', true), step('trade', 'y')], false);
  expect(result).toMatchObject({ passed: 1, failed: 0 });
  expect(result.text).toContain('1. kill the token: needs control of the server');
});

it('ends with the first failure, shows it, and still takes its picture', async () => {
  const result = await played([step('a', new Error('two\nlines')), step('b', 'x')], true);
  expect(result).toMatchObject({ passed: 0, failed: 1 });
  expect(result.text).toMatch(/FAIL 1\. a\n +two\n +lines\n +screenshot: 1\.png\n.*2\. b: not played/);
});
