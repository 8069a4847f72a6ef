import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBackend, type Backend } from '../app-driver/backend.ts';
import { driveApp } from '../app-driver/drive.ts';
import type { DrivenApp } from '../app-driver/driven-app.ts';
import { screensOf, type Screens } from '../app-driver/screens.ts';
import type { RuntimeName } from '../launcher/options.ts';
import type { RemoteServer } from './options.ts';

/** Long enough to work in, short enough to wait for. */
export const ACCESS_SECONDS = 8;

/** What the steps of the story act on. */
export interface Stage {
  readonly app: DrivenApp;
  readonly screens: Screens;
  readonly userDataDir: string;
  readonly server: RemoteServer;
  /** The server, when it is ours. */
  readonly backend: Backend | null;
  /** What one step leaves for the next. */
  readonly notes: { refreshBefore: string | null; vaultBefore: string | null };
}

/** Sets up server, folder and app, lets `act` use them, and removes everything, whatever happens. */
export async function withStage<T>(
  runtime: RuntimeName,
  remote: RemoteServer | null,
  act: (stage: Stage) => Promise<T>,
): Promise<T> {
  await using cleanup = new AsyncDisposableStack();
  const backend =
    remote === null
      ? await startBackend({ accessSeconds: ACCESS_SECONDS, refreshSeconds: 86_400, movingMarket: true })
      : null;
  cleanup.defer(async () => backend?.close());
  const userDataDir = await mkdtemp(join(tmpdir(), 'paperdesk-demo-'));
  cleanup.defer(() => rm(userDataDir, { recursive: true, force: true, maxRetries: 5 }));
  const server = remote ?? ownServer(backend);
  const app = await driveApp({
    runtime,
    userDataDir,
    apiUrl: server.url,
    ...(runtime === 'chromium' ? { testKeyring: join(userDataDir, 'test-keyring') } : {}),
  });
  cleanup.defer(() => app.close());
  const notes = { refreshBefore: null, vaultBefore: null };
  return await act({ app, screens: screensOf(app.page), userDataDir, server, backend, notes });
}

function ownServer(backend: Backend | null): RemoteServer {
  if (backend === null) throw new Error('without a remote server there is an own one');
  return { url: backend.url, ...backend.user };
}

/** For the steps that need control: they are played only where there is a backend. */
export function backendOf({ backend }: Stage): Backend {
  if (backend === null) throw new Error('this step needs control of the server');
  return backend;
}
