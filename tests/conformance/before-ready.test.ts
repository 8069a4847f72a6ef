import { beforeAll, expect, test } from 'vitest';
import { freshUserData, runFixture } from './support/run-fixture.ts';

let observed: Readonly<Record<string, unknown>>;
const userData = freshUserData();

beforeAll(async () => {
  // The fixture ends with app.exit(7): https://www.electronjs.org/docs/latest/api/app#appexitexitcode
  observed = await runFixture('before-ready', { userData, args: ['--answer=42', 'argument'], exitCode: 7 });
});

// https://www.electronjs.org/docs/latest/api/browser-window: "This module cannot be used until the ready event of the app module is emitted."
test('a window cannot be created before ready', () => {
  expect(observed['window']).toMatch(/before app is ready/);
});

// Not in the documentation, but in the source: shell/browser/api/electron_api_notification.cc, Notification::New
test('a notification cannot be created before ready', () => {
  expect(observed['notification']).toBe('Cannot create Notification before app is ready');
});

// https://www.electronjs.org/docs/latest/api/safe-storage#safestorageisencryptionavailable
test('nothing can be encrypted before ready', () => {
  expect(observed['encryptString']).toMatch(/before app is ready/);
  expect(observed['decryptString']).toMatch(/before app is ready/);
  expect(observed['encryptStringAsync']).toHaveProperty('error');
  if (process.platform !== 'darwin') expect(observed['isEncryptionAvailable']).toBe(false);
});

// https://www.electronjs.org/docs/latest/api/safe-storage#safestoragegetselectedstoragebackend-linux: "unknown when called before ready"
test('the storage backend is unknown before ready', () => {
  expect(observed['backend']).toBe('unknown');
});

// https://www.electronjs.org/docs/latest/api/session#sessiondefaultsession: "available after app.whenReady is called"
test('there is no default session before ready', () => {
  expect(observed['defaultSession']).toMatch(/ready/);
});

// https://www.electronjs.org/docs/latest/api/utility-process#utilityprocessforkmodulepath-args-options: "can only be called after the ready event"
test('no utility process can be forked before ready', () => {
  expect(observed['fork']).toMatch(/ready/);
});

// https://www.electronjs.org/docs/latest/api/protocol: "All methods unless specified can only be used after the ready event"
test('a scheme can be handled only after ready, and be made privileged only before', () => {
  expect(observed['protocol.handle']).toMatch(/ready/);
  expect(observed['register']).toBeUndefined();
  expect(observed['late register']).toMatch(/before app is ready/);
});

// https://www.electronjs.org/docs/latest/api/app#appenablesandbox: "can only be called before app is ready"
test('the sandbox can be enabled only before ready', () => {
  expect(observed['late enableSandbox']).toMatch(/before app is ready/);
});

// https://www.electronjs.org/docs/latest/api/ipc-main#ipcmainhandlechannel-listener
test('a channel has one handler', () => {
  expect(observed['handle twice']).toBe("Attempted to register a second handler for 'twice'");
  expect(observed['handle after removeHandler']).toBe('accepted');
});

// https://www.electronjs.org/docs/latest/tutorial/esm#you-must-use-await-generously-before-the-apps-ready-event
test('ready waits for the main script', () => {
  expect(observed['isReady']).toBe(false);
  expect(observed['ready before the script ended']).toBe(false);
  expect(observed['ready event']).toBe(true);
});

// https://www.electronjs.org/docs/latest/tutorial/esm: `import` and `require` give the same API
test('electron is one module for import and require, and names what the app does not use', () => {
  expect(observed['same module']).toBe(true);
  expect(observed['importable']).toBe('function');
});

// https://www.electronjs.org/docs/latest/api/process#processtype-readonly
test('the process says that it is Electron’s main process', () => {
  expect(observed['process.type']).toBe('browser');
  expect(observed['process.versions.electron']).toMatch(/^\d+\.\d+\.\d+$/);
  expect(observed['isPackaged']).toBe(false);
});

// https://www.electronjs.org/docs/latest/api/command-line
test('switches after the main script reach the app', () => {
  expect(observed['switch']).toEqual([true, '42', false, '']);
  expect(observed['argv']).toBe(true);
});

// https://www.electronjs.org/docs/latest/api/app#appgetpathname: userData "can be overridden with --user-data-dir"
test('--user-data-dir is where the app keeps its data', () => {
  expect(observed['userData']).toBe(userData);
});
