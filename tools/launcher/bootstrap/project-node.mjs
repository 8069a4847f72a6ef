import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The Node that the `node` package of the npm registry put into node_modules (`bin/node`, on Windows `bin/node.exe`).
 * Throws when its install script did not run, as under `npm ci --ignore-scripts`.
 */
export function projectNode(root, platform = process.platform) {
  const file = join(root, 'node_modules', 'node', 'bin', platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(file)) return file;
  throw new Error(
    `The project's own Node is missing (${file}). Run "npm ci" without --ignore-scripts, then the same command again.`,
  );
}
