import { join } from 'node:path';
import type { LauncherOptions } from './options.ts';

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
}

export interface Machine {
  readonly root: string;
  /** The Node that runs the stand-in. */
  readonly node: string;
  readonly isRoot: boolean;
  readonly platform: NodeJS.Platform;
}

/** The switches that the app itself reads, the same in both runtimes. `debugPort` is a real port, never 0. */
export function appSwitches(options: LauncherOptions, debugPort: number | null): string[] {
  const values: readonly (readonly [string, string | number | null])[] = [
    ['user-data-dir', options.userDataDir],
    ['api-url', options.apiUrl],
    ['practice-access-seconds', options.practiceAccessSeconds],
    ['practice-refresh-seconds', options.practiceRefreshSeconds],
    ['password-store', options.passwordStore],
    ['js-flags', options.jsFlags],
    ['remote-debugging-port', debugPort],
  ];
  const given = values.flatMap(([name, value]) => (value === null ? [] : [`--${name}=${value}`]));
  return [...given, '--announce-ready'];
}

/** How the stand-in runs the built main bundle on an installed Chromium. */
export function chromiumCommand(machine: Machine, options: LauncherOptions, debugPort: number | null): Command {
  return {
    file: machine.node,
    args: [
      join(machine.root, 'tools', 'chromium-runtime', 'cli.ts'),
      ...(options.headless ? ['--headless'] : []),
      ...(options.testKeyring === null ? [] : ['--test-keyring', options.testKeyring]),
      ...requireOption(options),
      join(machine.root, 'out', 'main', 'index.js'),
      ...appSwitches(options, debugPort),
    ],
  };
}

/** How Electron runs it; `screen` (such as `xvfb-run -a`) comes before, as Electron has no headless mode of its own. */
export function electronCommand(
  machine: Machine,
  electron: string,
  screen: readonly string[],
  options: LauncherOptions,
  debugPort: number | null,
): Command {
  const [file, ...before] = [...screen, electron];
  return {
    file,
    args: [...before, ...requireOption(options), ...electronArguments(machine), ...appSwitches(options, debugPort)],
  };
}

/** Of the runtime's own command line, so it comes before the app. */
function requireOption(options: LauncherOptions): string[] {
  return options.require === null ? [] : ['--require', options.require];
}

/** Chromium's sandbox refuses to run as root on Linux, as in most containers. The project's folder names the app. */
export function electronArguments(machine: Machine): string[] {
  return machine.platform === 'linux' && machine.isRoot ? ['--no-sandbox', machine.root] : [machine.root];
}
