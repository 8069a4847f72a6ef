import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { driveApp, runtimeToDrive } from '../../tools/app-driver/drive.ts';
import type { DriveOptions, DrivenApp } from '../../tools/app-driver/driven-app.ts';
import type { RuntimeName } from '../../tools/launcher/options.ts';
import { startBackend, type Backend, type BackendOptions } from '../../tools/app-driver/backend.ts';
import { connect, screensOf, type Screens } from '../../tools/app-driver/screens.ts';
import type { DesktopKeyring } from './desktop-keyring.ts';
import { expectNoLeaks } from './leaks.ts';

export { expect };

interface StartOptions extends Partial<Omit<DriveOptions, 'apiUrl'>> {
  /** Null suggests no server; otherwise the backend's address is suggested. */
  readonly apiUrl?: null;
  /** Instead of the stand-in's test keyring, and of whatever keyring this machine has. */
  readonly desktopKeyring?: DesktopKeyring;
}

interface Fixtures {
  /** How the backend of the test is set up; change it with `test.use({ backendOptions: … })`. */
  backendOptions: BackendOptions;
  /** An own server behind an own recording proxy. Nothing uses it until the app is told its address. */
  backend: Backend;
  /** A second one, for going from one to the other. */
  otherBackend: Backend;
  /** An own folder for the app's files, removed afterwards. */
  userDataDir: string;
  /** Starts the app on that folder. Every app still running is stopped afterwards. */
  startApp: (options?: StartOptions) => Promise<DrivenApp>;
  /** The app on its first screen. */
  app: DrivenApp;
  page: Page;
  screens: Screens;
  /** Signs the backend's user in through the form and waits for the list of signals. */
  signIn: () => Promise<void>;
}

/**
 * The one launcher of the e2e specs. Beside its own assertions, every test fails when the page complains on its console or
 * when a token can be read in the page, in a message between page and main, in the app's output, or in a file.
 */
export const test = base.extend<Fixtures>({
  backendOptions: [{ accessSeconds: 3_600, refreshSeconds: 86_400, movingMarket: false }, { option: true }],

  backend: async ({ backendOptions }, use) => {
    const backend = await startBackend(backendOptions);
    await use(backend);
    await backend.close();
  },

  otherBackend: async ({ backendOptions }, use) => {
    const backend = await startBackend(backendOptions);
    await use(backend);
    await backend.close();
  },

  // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern which fixtures this one needs.
  userDataDir: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'paperdesk-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },

  startApp: async ({ backend, userDataDir }, use, testInfo) => {
    const apps: DrivenApp[] = [];
    const runtime = runtimeToDrive();
    await use(async ({ apiUrl, desktopKeyring, ...options } = {}) => {
      const app = await driveApp({
        runtime,
        userDataDir,
        ...(apiUrl === null ? {} : { apiUrl: backend.url }),
        instrumented: true,
        ...keyringOptions(runtime, userDataDir, desktopKeyring),
        ...options,
      });
      apps.push(app);
      return app;
    });
    try {
      for (const app of apps) await expectNoLeaks(app, userDataDir, backend.proxy.tokens());
    } finally {
      const ends = await Promise.allSettled(apps.map((app) => app.close()));
      for (const app of apps) {
        await testInfo.attach('output of the app', { body: app.output(), contentType: 'text/plain' });
      }
      const badEnds = ends.flatMap((end) => (end.status === 'rejected' ? [String(end.reason)] : []));
      expect.soft(badEnds, 'apps that did not quit in order').toEqual([]);
    }
  },

  app: async ({ startApp }, use) => {
    await use(await startApp());
  },

  page: async ({ app }, use) => {
    await use(app.page);
  },

  screens: async ({ page }, use) => {
    await use(screensOf(page));
  },

  signIn: async ({ backend, screens }, use) => {
    await use(async () => {
      await connect(screens, { url: backend.url, ...backend.user });
      await expect(screens.signals.rows).not.toHaveCount(0);
    });
  },
});

function keyringOptions(runtime: RuntimeName, userDataDir: string, desktop?: DesktopKeyring): Partial<DriveOptions> {
  if (desktop !== undefined) return { env: desktop.env, passwordStore: 'gnome-libsecret' };
  return runtime === 'chromium' ? { testKeyring: join(userDataDir, 'test-keyring') } : {};
}
