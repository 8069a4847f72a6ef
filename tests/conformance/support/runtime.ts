import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { findChromium } from '../../../tools/chromium-runtime/find-chromium.ts';

/** What runs the fixtures, and why. */
interface Runtime {
  readonly name: string;
  readonly command: string;
  /** What comes before the fixture's main script. */
  readonly before: readonly string[];
  /** The options that give the runtime a keyring of its own, kept in `folder`. */
  readonly testKeyring: (folder: string) => readonly string[];
}

const repository = join(import.meta.dirname, '..', '..', '..');

/** The path of Electron's binary, when the npm package has fetched it. */
function electronBinary(): string | undefined {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const binary = join(folder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(binary) ? binary : undefined;
}

/** Electron where its binary is, else the stand-in. Throws when there is neither. */
export function findRuntime(): Runtime {
  const binary = electronBinary();
  if (binary !== undefined) {
    // Chromium inside Electron refuses its sandbox as root, and needs no display with this platform.
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const headless =
      process.platform === 'linux' && process.env['DISPLAY'] === undefined ? ['--ozone-platform=headless'] : [];
    return { name: 'Electron', command: binary, before: [...asRoot, ...headless], testKeyring: () => [] };
  }
  if (findChromium() === undefined) throw new Error('neither the Electron binary nor a Chromium is installed');
  const cli = join(repository, 'tools', 'chromium-runtime', 'cli.ts');
  return {
    name: 'the Chromium stand-in (no Electron binary here)',
    command: process.execPath,
    before: [cli, '--headless'],
    testKeyring: (folder) => ['--test-keyring', join(folder, 'test-keyring')],
  };
}
