import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { dependencyProblem, installDependencies } from './dependencies.mjs';
import { withLock } from './lock.mjs';
import { projectNode } from './project-node.mjs';

const launcherFolder = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const root = resolve(launcherFolder, '../..');

/**
 * Installs the dependencies when they are missing or outdated, then runs `tools/launcher/<script>` (TypeScript) under the
 * Node 24 the project brings along. Arguments, standard streams, signals and the exit code pass through.
 */
export async function runUnderProjectNode(script) {
  try {
    await withLock(join(root, 'out', '.install.lock'), () => {
      const problem = dependencyProblem(root);
      if (problem !== null) installDependencies(root, problem);
    });
    const node = projectNode(root);
    const entry = join(launcherFolder, script);
    // npm puts the project's own Node first on the PATH, so the usual case needs no second process.
    if (realpathSync(process.execPath) === realpathSync(node)) await import(pathToFileURL(entry).href);
    else reexecute(node, entry);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

function reexecute(node, entry) {
  const child = spawn(node, [entry, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`Node 24 did not start: ${error.message}\n`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}
