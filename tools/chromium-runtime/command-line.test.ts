import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseCommandLine, parseSwitches, readAppPackage, UsageError } from './command-line.ts';

describe('parseCommandLine', () => {
  test('takes its own options before the main script, and leaves the rest to the app', () => {
    const own = ['--headless', '--test-keyring', 'key', '--chromium', '/opt/c', '--require', 'a.cjs', '-r', 'b.cjs'];
    expect(parseCommandLine([...own, 'main.js', '--headless', '--a=b', 'x'])).toEqual({
      headless: true,
      testKeyring: resolve('key'),
      chromium: '/opt/c',
      modules: [resolve('a.cjs'), resolve('b.cjs')],
      main: resolve('main.js'),
      appArgs: ['--headless', '--a=b', 'x'],
    });
  });

  test.each([[[]], [['--headless']], [['--test-keyring']], [['--require']], [['--unknown', 'main.js']]])(
    'refuses %j',
    (args) => {
      expect(() => parseCommandLine(args)).toThrow(UsageError);
    },
  );
});

describe('parseSwitches', () => {
  test('reads switches with and without a value, and nothing after --', () => {
    const switches = parseSwitches(['--Name=a=b', 'x', '--flag', '--empty=', '--', '--after']);
    expect([...switches]).toEqual([
      ['name', 'a=b'],
      ['flag', ''],
      ['empty', ''],
    ]);
  });
});

describe('readAppPackage', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'app-package-'));
    mkdirSync(join(folder, 'out'));
    writeFileSync(join(folder, 'out', 'index.js'), '');
    writeFileSync(
      join(folder, 'package.json'),
      JSON.stringify({ name: 'n', productName: 'Name', version: '1.2.3', main: 'out/index.js' }),
    );
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test.each(['.', 'out/index.js'])('finds the script, the name and the version from %s', (main) => {
    expect(readAppPackage(join(folder, main))).toEqual({
      script: join(folder, 'out', 'index.js'),
      path: folder,
      name: 'Name',
      version: '1.2.3',
    });
  });
});
