import type { AppPackage } from '../command-line.ts';
import { createEvent } from './event.ts';
import { strict, strictEmitter } from './not-implemented.ts';
import { AppPaths } from './paths.ts';
import { SingleInstance } from './single-instance.ts';
import type { SecondInstance } from './single-instance.ts';

interface ClosableWindow {
  close(): void;
  isDestroyed(): boolean;
}

export interface AppOptions {
  readonly appPackage: AppPackage;
  readonly switches: ReadonlyMap<string, string>;
  readonly windows: () => readonly ClosableWindow[];
  /** Ends everything that runs for the app, then the process. */
  readonly end: (exitCode: number) => Promise<void>;
}

/** https://www.electronjs.org/docs/latest/api/app */
export class App extends strictEmitter('app') {
  readonly isPackaged = false;
  readonly name: string;
  readonly commandLine: { hasSwitch: (name: string) => boolean; getSwitchValue: (name: string) => string };
  readonly #options: AppOptions;
  readonly #paths: AppPaths;
  readonly #whenReady = Promise.withResolvers<undefined>();
  #ready = false;
  #quitting = false;
  #ended = false;
  #instance: SingleInstance | undefined;

  constructor(options: AppOptions) {
    super();
    const { appPackage, switches } = options;
    this.#options = options;
    this.name = appPackage.name;
    this.#paths = new AppPaths(appPackage.name, switches.get('user-data-dir'));
    this.commandLine = strict('app.commandLine', {
      hasSwitch: (name: string) => switches.has(name.toLowerCase()),
      getSwitchValue: (name: string) => switches.get(name.toLowerCase()) ?? '',
    });
  }

  isReady(): boolean {
    return this.#ready;
  }

  whenReady(): Promise<undefined> {
    return this.#whenReady.promise;
  }

  /** Whether `quit` or `exit` has gone so far that nothing may start any more. */
  isEnding(): boolean {
    return this.#ended;
  }

  becomeReady(): void {
    this.#ready = true;
    this.emit('ready', createEvent({}), {});
    this.#whenReady.resolve(undefined);
  }

  getName(): string {
    return this.name;
  }

  getVersion(): string {
    return this.#options.appPackage.version;
  }

  getAppPath(): string {
    return this.#options.appPackage.path;
  }

  getPath(name: string): string {
    return this.#paths.get(name);
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  /** Every window is sandboxed here anyway; only the moment is checked. */
  enableSandbox(): void {
    if (this.#ready) throw new Error('app.enableSandbox() can only be called before app is ready');
  }

  requestSingleInstanceLock(additionalData?: unknown): boolean {
    this.#instance ??= new SingleInstance(this.getPath('userData'));
    const first = this.#instance.acquire((message) => void this.#secondInstance(message));
    if (!first) {
      this.#instance.send({
        argv: process.argv,
        workingDirectory: process.cwd(),
        additionalData: additionalData ?? null,
      });
    }
    return first;
  }

  /** before-quit, then the windows' close events, then will-quit; each of them can call it off. */
  quit(): void {
    if (this.#quitting || this.#ended) return;
    const event = createEvent({});
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    this.#quitting = true;
    for (const window of this.#options.windows()) window.close();
    this.allWindowsClosed();
  }

  exit(exitCode = 0): void {
    if (this.#ended) return;
    this.#ended = true;
    this.emit('quit', createEvent({}), exitCode);
    this.#instance?.release();
    void this.#options.end(exitCode);
  }

  /** A window's close handler said no. */
  cancelQuit(): void {
    this.#quitting = false;
  }

  /** Called whenever a window has closed. */
  allWindowsClosed(): void {
    if (this.#ended || this.#options.windows().some((window) => !window.isDestroyed())) return;
    if (!this.#quitting) {
      // Nobody listening means: quit. https://www.electronjs.org/docs/latest/api/app#event-window-all-closed
      if (!this.emit('window-all-closed')) this.quit();
      return;
    }
    const event = createEvent({});
    this.emit('will-quit', event);
    if (event.defaultPrevented) this.#quitting = false;
    else this.exit(0);
  }

  async #secondInstance({ argv, workingDirectory, additionalData }: SecondInstance): Promise<void> {
    // Guaranteed to come after ready.
    await this.whenReady();
    this.emit('second-instance', createEvent({}), argv, workingDirectory, additionalData);
  }
}
