import { BrowserWindow } from 'electron';
import { APP_ENTRY } from '../security/app-origin.ts';

/** The app's one window. `preload` is the path of the built preload bundle. */
export function createMainWindow(preload: string): BrowserWindow {
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
  window.once('ready-to-show', () => window.show());
  void window.loadURL(APP_ENTRY);
  return window;
}

/** Brings the window to the front, as a second start of the app does. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
