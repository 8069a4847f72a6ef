import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withLock } from './bootstrap/lock.mjs';
import { sourceHash } from './source-hash.ts';

/**
 * Builds the app when its sources differ from those of the last complete build. The build's output goes to stderr.
 * Throws with a sentence when the build fails.
 */
export async function ensureBuild(root: string, build: (root: string) => Promise<void> = runBuild): Promise<void> {
  const out = join(root, 'out');
  const stamp = join(out, '.build-stamp');
  await withLock(join(out, '.build.lock'), async () => {
    const hash = await sourceHash(root);
    if ((await readText(stamp)) === hash) return;
    // Without a stamp a build that is interrupted counts as none.
    await rm(stamp, { force: true });
    await build(root);
    await mkdir(out, { recursive: true });
    await writeFile(stamp, hash);
  });
}

async function runBuild(root: string): Promise<void> {
  process.stderr.write('The build is stale: building …\n');
  const cli = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const child = spawn(process.execPath, [cli, 'build'], { cwd: root, stdio: ['ignore', 2, 2] });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error('The build failed; its output above says where.');
}

async function readText(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return null;
  }
}
