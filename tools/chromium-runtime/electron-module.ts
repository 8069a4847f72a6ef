import { placeholder } from './api/not-implemented.ts';
import { current } from './current.ts';

/** What `import … from 'electron'` and `require('electron')` get: the names of Electron's main process. */

const { modules } = current();
export const { app, BrowserWindow, dialog, ipcMain, Notification, powerMonitor, protocol, safeStorage } = modules;
export const { session, shell, utilityProcess } = modules;

// The other names of `namespace Main` and `namespace Common` in electron.d.ts: importing them works, using them throws.
export const autoUpdater = placeholder('autoUpdater');
export const BaseWindow = placeholder('BaseWindow');
export const BrowserView = placeholder('BrowserView');
export const clipboard = placeholder('clipboard');
export const ClipboardItem = placeholder('ClipboardItem');
export const contentTracing = placeholder('contentTracing');
export const crashReporter = placeholder('crashReporter');
export const desktopCapturer = placeholder('desktopCapturer');
export const globalShortcut = placeholder('globalShortcut');
export const ImageView = placeholder('ImageView');
export const inAppPurchase = placeholder('inAppPurchase');
export const IpcMainServiceWorker = placeholder('IpcMainServiceWorker');
export const Menu = placeholder('Menu');
export const MenuItem = placeholder('MenuItem');
export const MessageChannelMain = placeholder('MessageChannelMain');
export const nativeImage = placeholder('nativeImage');
export const nativeTheme = placeholder('nativeTheme');
export const net = placeholder('net');
export const netLog = placeholder('netLog');
export const powerSaveBlocker = placeholder('powerSaveBlocker');
export const pushNotifications = placeholder('pushNotifications');
export const screen = placeholder('screen');
export const ShareMenu = placeholder('ShareMenu');
export const sharedTexture = placeholder('sharedTexture');
export const systemPreferences = placeholder('systemPreferences');
export const TouchBar = placeholder('TouchBar');
export const Tray = placeholder('Tray');
export const View = placeholder('View');
export const webContents = placeholder('webContents');
export const WebContentsView = placeholder('WebContentsView');
export const webFrameMain = placeholder('webFrameMain');
export const WebSocket = placeholder('WebSocket');

const all = {
  ...modules,
  autoUpdater,
  BaseWindow,
  BrowserView,
  clipboard,
  ClipboardItem,
  contentTracing,
  crashReporter,
  desktopCapturer,
  globalShortcut,
  ImageView,
  inAppPurchase,
  IpcMainServiceWorker,
  Menu,
  MenuItem,
  MessageChannelMain,
  nativeImage,
  nativeTheme,
  net,
  netLog,
  powerSaveBlocker,
  pushNotifications,
  screen,
  ShareMenu,
  sharedTexture,
  systemPreferences,
  TouchBar,
  Tray,
  View,
  webContents,
  WebContentsView,
  webFrameMain,
  WebSocket,
};

export { all as default };
// `require('electron')` gets the same object, not a module namespace.
export { all as 'module.exports' };
