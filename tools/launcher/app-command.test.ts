import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appSwitches, chromiumCommand, electronCommand, type Machine } from './app-command.ts';
import { parseStartOptions } from './options.ts';

const machine: Machine = { root: '/project', node: '/node24', isRoot: false, platform: 'linux' };

function options(...argv: string[]) {
  const parsed = parseStartOptions(argv, '/');
  if (parsed.kind !== 'run') throw new Error(JSON.stringify(parsed));
  return parsed.options;
}

describe('the command that starts the app', () => {
  it('passes on only what was given, and always asks for the ready line', () => {
    expect(appSwitches(options(), null)).toEqual(['--announce-ready']);
    expect(appSwitches(options('--password-store', 'basic'), null)).toEqual([
      '--password-store=basic',
      '--announce-ready',
    ]);
    expect(appSwitches(options('--api-url', 'http://127.0.0.1:1/api', '--practice-access-seconds', '5'), 9222)).toEqual(
      [
        '--api-url=http://127.0.0.1:1/api',
        '--practice-access-seconds=5',
        '--remote-debugging-port=9222',
        '--announce-ready',
      ],
    );
  });

  it('runs the stand-in’s own options before the bundle and the app’s after it', () => {
    const command = chromiumCommand(
      machine,
      options('--headless', '--test-keyring', '/keys', '--user-data-dir', '/u'),
      1,
    );
    expect(command.file).toBe('/node24');
    expect(command.args).toEqual([
      join('/project', 'tools/chromium-runtime/cli.ts'),
      '--headless',
      '--test-keyring',
      '/keys',
      join('/project', 'out/main/index.js'),
      '--user-data-dir=/u',
      '--remote-debugging-port=1',
      '--announce-ready',
    ]);
  });

  it('names a module to load first where each runtime takes it: before the app', () => {
    const given = options('--require', '/first.cjs', '--js-flags=--expose-gc');
    const after = (args: readonly string[], app: string): readonly string[] => args.slice(args.indexOf(app) + 1);
    const standIn = chromiumCommand(machine, given, null).args;
    expect(standIn.slice(1, 3)).toEqual(['--require', '/first.cjs']);
    expect(after(standIn, join('/project', 'out/main/index.js'))).toContain('--js-flags=--expose-gc');
    const electron = electronCommand(machine, '/electron', [], given, null).args;
    expect(electron).toEqual(['--require', '/first.cjs', '/project', '--js-flags=--expose-gc', '--announce-ready']);
  });

  it('gives up Electron’s sandbox only for root on Linux', () => {
    const args = (who: Machine) => electronCommand(who, '/electron', [], options(), null).args;
    expect(args(machine)).toEqual(['/project', '--announce-ready']);
    expect(args({ ...machine, isRoot: true })).toEqual(['--no-sandbox', '/project', '--announce-ready']);
    expect(args({ ...machine, isRoot: true, platform: 'darwin' })).not.toContain('--no-sandbox');
  });

  it('wraps Electron in xvfb-run where it needs a screen', () => {
    const command = electronCommand(machine, '/electron', ['/usr/bin/xvfb-run', '-a'], options('--headless'), null);
    expect(command).toEqual({ file: '/usr/bin/xvfb-run', args: ['-a', '/electron', '/project', '--announce-ready'] });
  });
});
