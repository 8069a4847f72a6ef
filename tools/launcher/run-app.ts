import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { createInterface } from 'node:readline';
import type { Command } from './app-command.ts';
import { parseReadyLine, type Ready } from './ready-line.ts';

const READY_MS = 60_000;
/** What an app that was asked to stop gets for it. */
const GRACE_MS = 10_000;

type Outcome = 'starting' | 'stopped' | 'ready' | 'late';

interface RunOptions {
  readonly cwd: string;
  /** Where the app's own output goes: stderr when stdout carries the announcement. */
  readonly output: NodeJS.WritableStream;
  readonly onReady: (ready: Ready) => void;
  readonly readyMs?: number;
}

/**
 * Starts the app, waits for its announcement, forwards signals, and answers the exit code to use: the app's own, or 1
 * when it failed before it was ready (a sentence on stderr says so). An app that ends well before that has found another
 * one on the same data and handed over to it.
 */
export async function runApp(command: Command, options: RunOptions): Promise<number> {
  const readyMs = options.readyMs ?? READY_MS;
  const app = spawnInOwnGroup(command, options.cwd);
  let outcome: Outcome = 'starting';
  const stopForwarding = forwardSignals(app, () => {
    if (outcome === 'starting') outcome = 'stopped';
  });

  const timer = setTimeout(() => {
    outcome = 'late';
    app.signalAll('SIGKILL');
  }, readyMs);

  createInterface({ input: app.stdout }).on('line', (line) => {
    const ready = parseReadyLine(line);
    if (ready === null) {
      options.output.write(`${line}\n`);
    } else if (outcome === 'starting') {
      outcome = 'ready';
      clearTimeout(timer);
      options.onReady(ready);
    }
  });

  const code = await app.exitCode;
  clearTimeout(timer);
  stopForwarding();
  return conclude(outcome, code, { ...options, readyMs });
}

/** A function, because the compiler does not see that the handlers above have changed `outcome`. */
function conclude(outcome: Outcome, code: number, { readyMs, output }: RunOptions & { readyMs: number }): number {
  if (outcome === 'ready' || outcome === 'stopped') return code;
  if (outcome === 'late') {
    process.stderr.write(`Paperdesk was not ready within ${readyMs / 1000} s and was stopped.\n`);
    return 1;
  }
  if (code === 0) {
    output.write('Paperdesk is already running; its window was brought forward.\n');
    return 0;
  }
  process.stderr.write(
    `Paperdesk ended before its window could be used (exit code ${code}). Its output above says why.\n`,
  );
  return 1;
}

interface RunningApp {
  readonly stdout: NodeJS.ReadableStream;
  /** Resolves when the app has ended, its helpers are gone, and all its output was read. */
  readonly exitCode: Promise<number>;
  /** Signals the app alone, so that it can stop its helpers in order. */
  signal(name: NodeJS.Signals): void;
  /** Signals the app with its helpers. */
  signalAll(name: NodeJS.Signals): void;
}

/**
 * In a process group of its own, Ctrl+C in a terminal reaches the app once, through the launcher, and the helpers of an
 * app that crashed can be found. Windows has no such groups.
 */
function spawnInOwnGroup({ file, args }: Command, cwd: string): RunningApp {
  const hasGroup = process.platform !== 'win32';
  const child = spawn(file, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'], detached: hasGroup });
  const signalAll = (name: NodeJS.Signals) => {
    if (child.pid === undefined) return;
    try {
      if (hasGroup) process.kill(-child.pid, name);
      else child.kill(name);
    } catch {
      // The group is gone, which is what was wanted.
    }
  };
  return {
    stdout: child.stdout,
    signal: (name) => child.kill(name),
    signalAll,
    exitCode: exitCode(child, () => signalAll('SIGKILL')),
  };
}

async function exitCode(child: ChildProcess, stopHelpers: () => void): Promise<number> {
  const closed = once(child, 'close');
  // Helpers hold the app's output open: without this, "close" would wait for them.
  child.once('exit', stopHelpers);
  child.once('error', (error) => process.stderr.write(`${error.message}\n`));
  try {
    // Node's documentation of the event "close": (code: number | null, signal: string | null).
    const [code, name] = (await closed) as [number | null, NodeJS.Signals | null];
    return code ?? 128 + (name === null ? 0 : constants.signals[name]);
  } catch {
    return 1;
  }
}

function forwardSignals(app: RunningApp, onSignal: () => void): () => void {
  let killer: NodeJS.Timeout | undefined;
  const forward = (name: NodeJS.Signals) => {
    if (killer !== undefined) return;
    onSignal();
    app.signal(name);
    killer = setTimeout(() => app.signalAll('SIGKILL'), GRACE_MS);
  };
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of names) process.on(name, forward);
  return () => {
    clearTimeout(killer);
    for (const name of names) process.off(name, forward);
  };
}
