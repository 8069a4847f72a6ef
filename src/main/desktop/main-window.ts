import { BrowserWindow } from 'electron';
import { APP_ENTRY } from '../security/app-origin.ts';
import { CrashLimit } from './crash-limit.ts';

export interface MainWindowHooks {
  /** The page left, crashed or was reloaded: its listeners are no longer there. */
  readonly pageGone: () => void;
  /** The page cannot be shown at all. */
  readonly failed: () => void;
}

/** The app's one window. `preload` is the path of the built preload bundle; `now` yields epoch milliseconds. */
export function createMainWindow(preload: string, hooks: MainWindowHooks, now: () => number): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Paperdesk',
    width: 1280,
    height: 800,
    minWidth: 960,
    minHeight: 600,
    // Shown when the first frame is painted, so that no white window flashes.
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      // Electron security checklist 2, 3 and 4; the defaults, written down so that nobody has to know them.
      nodeIntegration: false,
      contextIsolation: true,
      sandbox: true,
      webviewTag: false,
    },
  });
  const { webContents } = window;
  window.once('ready-to-show', () => window.show());
  webContents.on('did-start-navigation', (details) => {
    if (details.isMainFrame && !details.isSameDocument) hooks.pageGone();
  });
  const crashes = new CrashLimit(now);
  webContents.on('render-process-gone', () => {
    hooks.pageGone();
    // Session and server state live in main; the page shows them again from scratch.
    if (crashes.mayRestart()) webContents.reload();
    else hooks.failed();
  });
  window.loadURL(APP_ENTRY).catch(() => hooks.failed());
  return window;
}

/** Brings the window to the front, as a second start of the app does. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
