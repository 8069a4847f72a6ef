import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from './this-machine.ts';

/**
 * Runs one of the launcher's scripts on this Node and the same standard streams; `before` may give it a screen.
 * Answers its exit code.
 */
export async function runScript(
  name: string,
  args: readonly string[],
  before: readonly string[] = [],
): Promise<number> {
  const [file, ...rest] = [...before, process.execPath, join(root, 'tools', 'launcher', name), ...args];
  const child = spawn(file ?? process.execPath, rest, { stdio: 'inherit' });
  // Node's documentation of the event "exit": (code: number | null, signal: string | null).
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}
