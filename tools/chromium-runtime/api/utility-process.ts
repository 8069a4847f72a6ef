import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { strict, strictEmitter } from './not-implemented.ts';

type Output = 'pipe' | 'ignore' | 'inherit';

interface ForkOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly execArgv?: readonly string[];
  readonly cwd?: string;
  readonly serviceName?: string;
  readonly stdio?: Output | readonly Output[];
}

const entry = new URL('../utility-entry.ts', import.meta.url).href;
const running = new Set<ChildProcess>();

function outputs(stdio: ForkOptions['stdio'] = 'inherit'): readonly Output[] {
  if (typeof stdio === 'string') return [stdio, stdio];
  if (stdio[0] !== 'ignore') throw new Error('stdin value other than ignore is not supported.');
  return [stdio[1] ?? 'inherit', stdio[2] ?? 'inherit'];
}

/** https://www.electronjs.org/docs/latest/api/utility-process#class-utilityprocess */
class UtilityProcess extends strictEmitter('utilityProcess') {
  readonly stdout: Readable | null;
  readonly stderr: Readable | null;
  readonly #child: ChildProcess;
  #running = false;

  constructor(modulePath: string, args: readonly string[], options: ForkOptions) {
    super();
    const [out = 'inherit', err = 'inherit'] = outputs(options.stdio);
    const child = fork(modulePath, args, {
      env: options.env ?? process.env,
      execArgv: [...(options.execArgv ?? []), '--import', entry],
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      stdio: ['ignore', out, err, 'ipc'],
      serialization: 'advanced',
    });
    this.#child = child;
    this.stdout = child.stdout;
    this.stderr = child.stderr;
    running.add(child);
    child.on('spawn', () => {
      this.#running = true;
      this.emit('spawn');
    });
    child.on('message', (message) => this.emit('message', message));
    child.on('error', (error) => console.error(`The utility process ${modulePath} failed:`, error));
    child.on('exit', (code, signal) => {
      this.#running = false;
      running.delete(child);
      this.emit('exit', code ?? (signal === 'SIGTERM' ? 15 : 9));
    });
  }

  get pid(): number | undefined {
    return this.#running ? this.#child.pid : undefined;
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    if (transfer.length > 0) throw new Error('not implemented by the stand-in: utilityProcess.postMessage with ports');
    let clone: unknown;
    try {
      clone = structuredClone(message);
    } catch {
      throw new Error('An object could not be cloned.');
    }
    // The clone is plain data, which is what the wire carries. A child that has just died reads nothing.
    if (this.#child.connected) this.#child.send(clone as object, () => undefined);
  }

  kill(): boolean {
    return this.#running && this.#child.kill();
  }
}

interface UtilityProcessModule {
  fork(modulePath: string, args?: readonly string[], options?: ForkOptions): UtilityProcess;
}

/** https://www.electronjs.org/docs/latest/api/utility-process */
export function createUtilityProcess(isReady: () => boolean): UtilityProcessModule {
  return strict<UtilityProcessModule>('utilityProcess', {
    fork(modulePath, args = [], options = {}) {
      if (!isReady()) throw new Error('utilityProcess cannot be created before app is ready.');
      return new UtilityProcess(modulePath, args, options);
    },
  });
}

/** Ends every utility process with the app. */
export function killUtilityProcesses(): void {
  for (const child of running) child.kill();
}
