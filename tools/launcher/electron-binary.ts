import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The Electron executable, or null. Same rules as node_modules/electron/index.js, which cannot be asked: it starts a
 * download when the binary is missing.
 */
export function electronBinary(root: string, env: NodeJS.ProcessEnv = process.env): string | null {
  const folder = join(root, 'node_modules', 'electron');
  const platformPath = readOrNull(join(folder, 'path.txt'));
  const override = env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (platformPath === null && override === undefined) return null;
  const file = join(override ?? join(folder, 'dist'), platformPath ?? 'electron');
  return existsSync(file) ? file : null;
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
}
