import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Compares what npm installed with what package-lock.json asks for: `'missing'`, `'outdated'` or null.
 *
 * npm writes node_modules/.package-lock.json last and with the same entries, so an interrupted installation has none,
 * and a changed lockfile differs. File times say nothing after a checkout. Optional packages are those of other platforms.
 */
export function dependencyProblem(root) {
  const installedFile = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return 'missing';
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = packagesOf(installedFile);
  const same = Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = installed[path];
    if (found === undefined) return entry.optional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
  return same ? null : 'outdated';
}

/** Runs `npm ci`, its output on stderr: stdout belongs to the program. Throws with what to do when it fails. */
export function installDependencies(root, problem) {
  process.stderr.write(`Dependencies are ${problem}: running "npm ci" (once, this takes a minute) …\n`);
  const done = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, PATH: pathWithout(join(root, 'node_modules', '.bin')) },
    // Windows knows npm as npm.cmd, which only a shell can start.
    shell: process.platform === 'win32',
  });
  if (done.error !== undefined) throw new Error(`npm could not be started: ${done.error.message}`);
  if (done.status !== 0)
    throw new Error('"npm ci" failed; its output above says why. Run it again once that is solved.');
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

/** `npm ci` deletes node_modules, and with it the Node that npm scripts find first: npm must run on the machine's own. */
function pathWithout(folder) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((entry) => entry !== folder)
    .join(delimiter);
}
