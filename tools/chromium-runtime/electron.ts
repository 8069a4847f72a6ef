import { join } from 'node:path';
import { App } from './api/app.ts';
import { createBrowserWindow, Window } from './api/browser-window.ts';
import { dialog } from './api/dialog.ts';
import { IpcMain } from './api/ipc-main.ts';
import { desktopKeyring, fileKeyring, noKeyring, type Keyring } from './api/keyring.ts';
import { strict } from './api/not-implemented.ts';
import { createNotification } from './api/notification.ts';
import { PowerMonitor } from './api/power-monitor.ts';
import { createProtocol } from './api/protocol.ts';
import type { Runtime } from './api/runtime.ts';
import { createSafeStorage } from './api/safe-storage.ts';
import { Schemes } from './api/schemes.ts';
import { DefaultSession } from './api/session.ts';
import { shell } from './api/shell.ts';
import { Targets } from './api/targets.ts';
import { createUtilityProcess, killUtilityProcesses } from './api/utility-process.ts';
import { launchChromium } from './chromium/launch.ts';
import type { Chromium } from './chromium/launch.ts';
import type { AppPackage } from './command-line.ts';
import { createCodec } from './page/codec.ts';

interface ElectronOptions {
  readonly executable: string;
  readonly headless: boolean;
  readonly testKeyring: string | undefined;
  readonly appPackage: AppPackage;
  readonly switches: ReadonlyMap<string, string>;
}

/** `--password-store=basic` is Chromium's switch for doing without a key store; Electron then reports `basic_text`. */
function chooseKeyring({ switches, testKeyring, appPackage }: ElectronOptions): Keyring {
  if (switches.get('password-store') === 'basic') return noKeyring;
  return testKeyring === undefined ? desktopKeyring(appPackage.name) : fileKeyring(testKeyring);
}

/** The stand-in's `electron` module and the handle that starts it once the app's main script has been evaluated. */
export function createElectron(options: ElectronOptions) {
  let chromium: Chromium | undefined;
  let targets: Targets | undefined;
  const codec = createCodec();
  const schemes = new Schemes();

  const app = new App({
    appPackage: options.appPackage,
    switches: options.switches,
    windows: () => Window.getAllWindows(),
    end,
  });
  const isReady = (): boolean => app.isReady();
  const protocol = createProtocol(schemes, isReady);
  const session = new DefaultSession(protocol);
  const ipcMain = new IpcMain(codec);

  function mustHave<T>(value: T | undefined, what: string): T {
    if (value === undefined) throw new Error(`Cannot create ${what} before app is ready`);
    return value;
  }

  const runtime: Runtime = {
    headless: options.headless,
    codec,
    schemes,
    ipcMain,
    session,
    chromium: () => mustHave(chromium, 'a page'),
  };

  const BrowserWindow = createBrowserWindow({
    runtime,
    targets: () => mustHave(isReady() ? targets : undefined, 'BrowserWindow'),
    created: (contents) => app.emit('web-contents-created', {}, contents),
    closed: () => app.allWindowsClosed(),
    closePrevented: () => app.cancelQuit(),
  });

  const keyring = chooseKeyring(options);

  async function start(): Promise<void> {
    if (app.isEnding()) return;
    const port = options.switches.get('remote-debugging-port');
    chromium = await launchChromium({
      executable: options.executable,
      profileDir: join(app.getPath('userData'), 'Chromium'),
      headless: options.headless,
      debuggingPort: port === undefined ? undefined : Number(port),
      jsFlags: options.switches.get('js-flags'),
    });
    targets = new Targets(chromium, options.headless);
    chromium.process.once('exit', () => {
      targets?.allGone();
      app.quit();
    });
    await targets.start();
    session.start(chromium);
    if (!app.isEnding()) app.becomeReady();
  }

  /** Chromium gets a moment to save its profile. */
  async function end(exitCode: number): Promise<void> {
    killUtilityProcesses();
    if (chromium !== undefined && chromium.process.exitCode === null) {
      const { connection, process: child } = chromium;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      connection.browser.tell('Browser.close');
      await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 3_000))]);
    }
    process.exit(exitCode);
  }

  process.once('exit', () => {
    killUtilityProcesses();
    chromium?.process.kill('SIGKILL');
  });

  return {
    start,
    quit: () => app.quit(),
    modules: {
      app,
      BrowserWindow,
      dialog,
      ipcMain,
      Notification: createNotification(isReady),
      powerMonitor: new PowerMonitor(),
      protocol,
      safeStorage: createSafeStorage(keyring, isReady),
      session: strict('session', {
        get defaultSession() {
          if (!isReady()) throw new Error('Session can only be received when app is ready');
          return session;
        },
      }),
      shell,
      utilityProcess: createUtilityProcess(isReady),
    },
  };
}

export type StandIn = ReturnType<typeof createElectron>;
