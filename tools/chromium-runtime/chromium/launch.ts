import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { Connection } from './connection.ts';

/** What keeps Chromium from talking to its vendor or greeting the user: only the app's page may speak. */
const quiet = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-component-extensions-with-background-pages',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-search-engine-choice-screen',
  '--disable-sync',
  '--disable-quic',
  '--disable-client-side-phishing-detection',
  '--disable-breakpad',
  '--metrics-recording-only',
  '--no-pings',
  '--password-store=basic',
  '--use-mock-keychain',
  '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication,CertificateTransparencyComponentUpdater',
  // A window that is covered or hidden runs its timers as Electron's does with backgroundThrottling off at worst;
  // tests on a machine without a display need the page alive.
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

interface LaunchOptions {
  readonly executable: string;
  /** Chromium's own profile folder; created when missing. */
  readonly profileDir: string;
  readonly headless: boolean;
  /** Opens the DevTools protocol on 127.0.0.1 for an outside client, beside the pipe. 0 picks a free port. */
  readonly debuggingPort: number | undefined;
  /** Switches of V8 in the pages. */
  readonly jsFlags: string | undefined;
}

export interface Chromium {
  readonly connection: Connection;
  readonly process: ChildProcess;
  /** Starts the same executable on the same profile, which hands `args` to the running instance. */
  readonly forward: (args: readonly string[]) => void;
}

/** The switches for every start of Chromium on this profile. */
function commonArgs(options: LaunchOptions): string[] {
  const asRoot = process.getuid?.() === 0;
  return [
    `--user-data-dir=${options.profileDir}`,
    ...(options.headless ? ['--headless'] : []),
    // Chromium refuses to start its sandbox as root (containers, CI); nobody else loses it.
    ...(asRoot ? ['--no-sandbox'] : []),
    ...quiet,
  ];
}

/** Starts Chromium without a window, driven through a pipe. Rejects with its last words when it does not come up. */
export async function launchChromium(options: LaunchOptions): Promise<Chromium> {
  mkdirSync(options.profileDir, { recursive: true, mode: 0o700 });
  const { executable } = options;
  const debugging =
    options.debuggingPort === undefined
      ? []
      : [`--remote-debugging-port=${options.debuggingPort}`, '--remote-debugging-address=127.0.0.1'];
  const jsFlags = options.jsFlags === undefined ? [] : [`--js-flags=${options.jsFlags}`];
  const child = spawn(
    executable,
    [...commonArgs(options), '--remote-debugging-pipe', '--no-startup-window', ...debugging, ...jsFlags],
    // Its own process group: Ctrl-C in the terminal reaches this process, which then closes the windows in order.
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'], detached: process.platform !== 'win32' },
  );
  let lastWords = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    lastWords = (lastWords + chunk).slice(-2_000);
    // The one line of Chromium's that Electron prints too: it names the port a client was given.
    const listening = /^DevTools listening on .*$/m.exec(chunk);
    if (listening !== null) console.error(listening[0]);
  });
  const [out, input] = [child.stdio[3], child.stdio[4]];
  // stdio asked for pipes at 3 and 4; Node types them by index only up to 2.
  const connection = new Connection(out as Writable, input as Readable);
  const died = new Promise<never>((_resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      reject(new Error(`Chromium (${executable}) exited with ${code ?? 'a signal'} at start:\n${lastWords}`));
    });
  });
  await Promise.race([connection.browser.send('Browser.getVersion'), died]).catch(async (error: unknown) => {
    // A dying Chromium closes its pipe first; its exit says more.
    await Promise.race([died, new Promise((resolve) => setTimeout(resolve, 2_000).unref())]);
    throw error;
  });
  died.catch(() => undefined);
  return {
    connection,
    process: child,
    forward: (args) => {
      spawn(executable, [...commonArgs(options), ...args], { stdio: 'ignore', detached: true }).unref();
    },
  };
}
