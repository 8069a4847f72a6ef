const syntax = 'no-restricted-syntax';
const onlyShared = 'imports only itself and shared';
const onlyItself = 'shared imports only itself';
const noPackage = 'may not import this package';
const byName = 'Import from electron by name';
const throughElectronIpc = 'come in through src/main/ipc/electron-ipc.ts';
const throughEventSender = 'go through src/main/ipc/event-sender.ts';
const storesNothing = 'The page stores nothing';
const noNetwork = 'The network belongs to main';

const renderer = 'src/renderer/bridge.ts';
const main = 'src/main/options.ts';
const preload = 'src/preload/second.ts';
const practice = 'src/practice/server.ts';
const shared = 'src/shared/contract/names.ts';

/** A line of code in a file (from the project's root, existing or not) that lint must refuse, with part of the reason it gives. */
type Probe = [what: string, file: string, code: string, rule: string, reason: string];

/** What the architecture forbids, in each form it could be written (docs/architecture.md). */
export const forbidden: Probe[] = [
  ['renderer → main', renderer, "import { a } from '../main/options.ts';", syntax, onlyShared],
  ['renderer → main, a type', renderer, "import type { A } from '../main/options.ts';", syntax, onlyShared],
  ['renderer → main, at run time', renderer, "await import('../main/options.ts');", syntax, onlyShared],
  ['renderer → main, a detour', renderer, "import { a } from './../../src/main/options.ts';", syntax, onlyShared],
  ['renderer → main, passed on', renderer, "export { a } from '../main/options.ts';", syntax, onlyShared],
  ['renderer → main, all passed on', renderer, "export * from '../main/options.ts';", syntax, onlyShared],
  ['renderer → preload', renderer, "import '../preload/index.ts';", syntax, onlyShared],
  ['renderer → practice', renderer, "await import('../practice/server.ts');", syntax, onlyShared],
  ['practice → main, at run time', practice, "await import('../main/options.ts');", syntax, onlyShared],
  ['main → renderer, at run time', main, "await import('../renderer/bridge.ts');", syntax, onlyShared],
  ['main → practice', main, "import { a } from '../practice/server.ts';", syntax, onlyShared],
  ['main → preload', main, "import '../preload/index.ts';", syntax, onlyShared],
  ['preload → main', preload, "import { a } from '../main/options.ts';", syntax, onlyShared],
  ['shared → main', shared, "import { a } from '../../main/options.ts';", syntax, onlyItself],
  ['shared → renderer, at run time', shared, "await import('../../renderer/bridge.ts');", syntax, onlyItself],
  ['main → tools', main, "import { a } from '../../tools/launcher/options.ts';", syntax, onlyShared],
  ['main → tests', main, "import { a } from '../../tests/support/leaks.ts';", syntax, onlyShared],
  ['a package by its path', renderer, "import axios from '../../node_modules/axios/index.js';", syntax, onlyShared],
  ['a test of main → tools', 'src/main/options.test.ts', "import '../../tools/a.ts';", syntax, onlyShared],
  ['a test of renderer → main', 'src/renderer/bridge.test.ts', "import '../main/a.ts';", syntax, onlyShared],
  ['test help of renderer → main', 'src/renderer/testing/a.ts', "import '../../main/a.ts';", syntax, onlyShared],
  ['a computed path', main, "await import(['..', 'renderer'].join('/'));", syntax, 'Import a literal path'],
  ['a path in backquotes', renderer, 'await import(`../main/options.ts`);', syntax, 'Import a literal path'],
  ['require', main, "require('../practice/server.ts');", '@typescript-eslint/no-require-imports', 'require()'],
  ['a require of one’s own', main, "import { createRequire } from 'node:module';", syntax, noPackage],

  ['shared → fs', shared, "import fs from 'fs';", syntax, noPackage],
  ['shared → node:fs', shared, "import fs from 'node:fs';", syntax, noPackage],
  ['shared → electron', shared, "import type { App } from 'electron';", syntax, noPackage],
  ['preload → fs', preload, "import fs from 'fs';", syntax, noPackage],
  ['preload → node:fs, at run time', preload, "await import('node:fs');", syntax, noPackage],
  ['preload/index.ts → node:fs', 'src/preload/index.ts', "import fs from 'node:fs';", syntax, noPackage],
  ['renderer → axios', renderer, "import axios from 'axios';", syntax, noPackage],
  ['renderer → axios, at run time', renderer, "await import('axios');", syntax, noPackage],
  ['renderer → electron/renderer', renderer, "import { ipcRenderer } from 'electron/renderer';", syntax, noPackage],
  ['practice → electron', practice, "import { app } from 'electron';", syntax, noPackage],
  ['practice → electron, a type', practice, "import type { ParentPort } from 'electron';", syntax, noPackage],
  ['practice → electron, at run time', practice, "await import('electron');", syntax, noPackage],
  ['practice → electron/utility', practice, "import { net } from 'electron/utility';", syntax, noPackage],
  ['practice → electron-store', practice, "import Store from 'electron-store';", syntax, noPackage],
  ['main → react', main, "import { useState } from 'react';", syntax, noPackage],

  ['ipcMain', main, "import { ipcMain } from 'electron';", syntax, throughElectronIpc],
  ['ipcMain, renamed', main, "import { ipcMain as ipc } from 'electron';", syntax, throughElectronIpc],
  ['ipcMain, quoted', main, "import { 'ipcMain' as ipc } from 'electron';", syntax, throughElectronIpc],
  [
    'ipcMain in the event sender',
    'src/main/ipc/event-sender.ts',
    "import { ipcMain } from 'electron';",
    syntax,
    throughElectronIpc,
  ],
  ['ipcMain of electron/main', main, "import { ipcMain } from 'electron/main';", syntax, noPackage],
  ['ipc of a page', main, "contents.ipc.handle('a', b);", syntax, throughElectronIpc],
  ['electron as a default', main, "import electron from 'electron'; electron.ipcMain.on();", syntax, byName],
  ['electron as a named default', main, "import { default as electron } from 'electron';", syntax, byName],
  ['electron as a namespace', main, "import * as electron from 'electron';", syntax, byName],
  ['electron at run time', main, "const { ipcMain } = await import('electron');", syntax, byName],
  ['electron passed on', main, "export { ipcMain } from 'electron';", syntax, byName],
  ['all of electron passed on', main, "export * from 'electron';", syntax, byName],
  ['electron as a default in preload', 'src/preload/index.ts', "import electron from 'electron';", syntax, byName],
  ['a second preload file', preload, "import { ipcRenderer } from 'electron';", syntax, noPackage],
  [
    'a second preload file, electron/renderer',
    preload,
    "import { ipcRenderer } from 'electron/renderer';",
    syntax,
    noPackage,
  ],

  ['webContents.send', main, "window.webContents.send('a');", syntax, throughEventSender],
  ['send of a page by another name', main, "contents.send('a');", syntax, throughEventSender],
  ['send in brackets', main, "contents['send']('a');", syntax, throughEventSender],
  ['send, taken out', main, 'const { send } = window.webContents;', syntax, throughEventSender],
  ['send, taken out and renamed', main, 'const { send: tell } = window.webContents;', syntax, throughEventSender],
  ['send of a frame', main, "contents.mainFrame.send('a');", syntax, throughEventSender],
  ['sendToFrame', main, "contents.sendToFrame(1, 'a');", syntax, throughEventSender],
  ['postMessage to a page', main, "contents.postMessage('a', 1);", syntax, throughEventSender],
  ['send in electron-ipc', 'src/main/ipc/electron-ipc.ts', "event.sender.send('a');", syntax, throughEventSender],
  [
    'send in practice-process',
    'src/main/desktop/practice-process.ts',
    "contents.send('a');",
    syntax,
    throughEventSender,
  ],

  ['localStorage', renderer, "localStorage.setItem('a', 'b');", 'no-restricted-globals', storesNothing],
  ['window.localStorage', renderer, "window.localStorage.setItem('a', 'b');", 'no-restricted-globals', storesNothing],
  ['window.sessionStorage', renderer, 'window.sessionStorage.clear();', 'no-restricted-globals', storesNothing],
  ['indexedDB', renderer, "indexedDB.open('a');", 'no-restricted-globals', storesNothing],
  ['caches', renderer, "await caches.open('a');", 'no-restricted-globals', storesNothing],
  ['cookieStore', renderer, "await cookieStore.set('a', 'b');", 'no-restricted-globals', storesNothing],
  ['a cookie', renderer, "document.cookie = 'a=b';", 'no-restricted-properties', storesNothing],
  ['navigator.storage', renderer, 'await navigator.storage.getDirectory();', 'no-restricted-properties', storesNothing],
  ['fetch', renderer, "await fetch('/a');", 'no-restricted-globals', noNetwork],
  ['window.fetch', renderer, "await window.fetch('/a');", 'no-restricted-globals', noNetwork],
  ['globalThis.fetch', renderer, "await globalThis.fetch('/a');", 'no-restricted-globals', noNetwork],
  ['fetch in brackets', renderer, "await self['fetch']('/a');", 'no-restricted-globals', noNetwork],
  ['fetch, taken out', renderer, 'const { fetch: get } = window;', syntax, 'Use globals by their name'],
  ['fetch in shared', shared, "await globalThis.fetch('/a');", 'no-restricted-globals', noNetwork],
  ['fetch in preload', preload, "await fetch('/a');", 'no-restricted-globals', noNetwork],
  ['WebSocket', renderer, "new WebSocket('ws://a');", 'no-restricted-globals', noNetwork],
  ['XMLHttpRequest', renderer, 'new XMLHttpRequest();', 'no-restricted-globals', noNetwork],
  ['EventSource', renderer, "new EventSource('/a');", 'no-restricted-globals', noNetwork],
  ['WebTransport', renderer, "new WebTransport('https://a');", 'no-restricted-globals', noNetwork],
  ['RTCPeerConnection', renderer, 'new RTCPeerConnection();', 'no-restricted-globals', noNetwork],
  ['sendBeacon', renderer, "navigator.sendBeacon('/a');", 'no-restricted-properties', noNetwork],

  ['parseFloat in main', main, "parseFloat('1.5');", 'no-restricted-globals', 'Money stays a decimal string'],
  ['parseFloat in renderer', renderer, "window.parseFloat('1.5');", 'no-restricted-globals', 'Money stays'],
  ['Number.parseFloat in renderer', renderer, "Number.parseFloat('1.5');", 'no-restricted-properties', 'Money stays'],
];
