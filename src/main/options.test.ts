import { expect, it } from 'vitest';
import { readOptions } from './options.ts';

const commandLine = (switches: Record<string, string>): Parameters<typeof readOptions>[0] => ({
  hasSwitch: (name) => name in switches,
  getSwitchValue: (name) => switches[name] ?? '',
});

it('defaults to the lifetimes of the remote servers', () => {
  expect(readOptions(commandLine({}))).toEqual({
    apiUrl: null,
    practiceAccessSeconds: 3_600,
    practiceRefreshSeconds: 86_400,
    announceReady: false,
  });
});

it('takes what is given', () => {
  const given = { 'api-url': 'https://x.example/api', 'practice-access-seconds': '5', 'announce-ready': '' };
  expect(readOptions(commandLine(given))).toMatchObject({
    apiUrl: 'https://x.example/api',
    practiceAccessSeconds: 5,
    announceReady: true,
  });
});

it.each(['0', '-5', 'soon', '1.5', ''])('ignores the lifetime “%s”', (value) => {
  expect(readOptions(commandLine({ 'practice-refresh-seconds': value })).practiceRefreshSeconds).toBe(86_400);
});
