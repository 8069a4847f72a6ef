import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

export interface CommandLine {
  readonly headless: boolean;
  readonly testKeyring: string | undefined;
  readonly chromium: string | undefined;
  /** Absolute paths of the modules to load before the main script, in order. */
  readonly modules: readonly string[];
  /** Absolute path of the script or folder to run. */
  readonly main: string;
  /** The app's own switches and arguments, untouched: what Electron's `process.argv` holds after the main script. */
  readonly appArgs: readonly string[];
}

/** A command line that cannot be understood; the message says why. */
export class UsageError extends Error {}

/**
 * `[--headless] [--test-keyring FILE] [--chromium PATH] [--require FILE]… MAIN [app switches and args…]`: the stand-in's own
 * options come before the main script, the app's after it, so that neither can shadow the other.
 */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const rest = [...args];
  let headless = false;
  let testKeyring: string | undefined;
  let chromium: string | undefined;
  const modules: string[] = [];
  const valueOf = (option: string): string => {
    const value = rest.shift();
    if (value === undefined) throw new UsageError(`${option} needs a value`);
    return resolve(value);
  };
  for (;;) {
    const next = rest.shift();
    if (next === undefined) throw new UsageError('name the main script to run');
    if (next === '--headless') headless = true;
    else if (next === '--test-keyring') testKeyring = valueOf(next);
    else if (next === '--chromium') chromium = valueOf(next);
    else if (next === '--require' || next === '-r') modules.push(valueOf(next));
    else if (next.startsWith('-'))
      throw new UsageError(`unknown option ${next}; the app's switches follow the main script`);
    else return { headless, testKeyring, chromium, modules, main: resolve(next), appArgs: rest };
  }
}

/** Chromium's switches (`--name` or `--name=value`) up to a bare `--`, as `app.commandLine` answers them. */
export function parseSwitches(args: readonly string[]): ReadonlyMap<string, string> {
  const end = args.indexOf('--');
  const switches = new Map<string, string>();
  for (const arg of end < 0 ? args : args.slice(0, end)) {
    const [, name, value] = /^--([^=]+)(?:=(.*))?$/s.exec(arg) ?? [];
    if (name !== undefined) switches.set(name.toLowerCase(), value ?? '');
  }
  return switches;
}

/** What a package.json says of the app. */
export interface AppPackage {
  /** The script to run. */
  readonly script: string;
  /** The folder of the package.json, or of the script where there is none. */
  readonly path: string;
  readonly name: string;
  readonly version: string;
}

/** Reads the nearest package.json above `main`, which is a script or the app's folder. */
export function readAppPackage(main: string): AppPackage {
  const isFolder = statSync(main).isDirectory();
  const nearest = findUp(isFolder ? main : dirname(main));
  if (nearest === undefined) {
    return { script: main, path: dirname(main), name: 'Electron', version: '0.0.0' };
  }
  // A package.json is the app's own file; a wrong type in it is the author's mistake and shows at once.
  const content = JSON.parse(readFileSync(join(nearest, 'package.json'), 'utf8')) as Record<string, string | undefined>;
  return {
    script: isFolder ? join(main, content['main'] ?? 'index.js') : main,
    path: nearest,
    name: content['productName'] ?? content['name'] ?? 'Electron',
    version: content['version'] ?? '0.0.0',
  };
}

function findUp(folder: string): string | undefined {
  if (existsSync(join(folder, 'package.json'))) return folder;
  return dirname(folder) === folder ? undefined : findUp(dirname(folder));
}
