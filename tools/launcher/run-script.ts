import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from './this-machine.ts';

/** Runs another of the launcher's scripts on this Node, on the same standard streams. Answers its exit code. */
export async function runScript(name: string, args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [join(root, 'tools', 'launcher', name), ...args], { stdio: 'inherit' });
  // Node's documentation of the event "exit": (code: number | null, signal: string | null).
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}
