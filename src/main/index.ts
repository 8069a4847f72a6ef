import { app, Notification, powerMonitor, utilityProcess } from 'electron';
import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { profileIdSchema, type ProfileId } from '../shared/domain/ids.ts';
import type { Account } from '../shared/domain/session-status.ts';
import { ApiClient } from './api/api-client.ts';
import { detectDialect } from './api/detect-dialect.ts';
import { createHttpExchange } from './api/http-exchange.ts';
import { httpAuthTransport } from './api/http-auth-transport.ts';
import type { BaseUrlOf } from './api/endpoints.ts';
import { createMainWindow, focusWindow } from './desktop/main-window.ts';
import { watchPower } from './desktop/power-events.ts';
import { PracticeProcess } from './desktop/practice-process.ts';
import { announceReady } from './desktop/ready-line.ts';
import { notifyOfSession } from './desktop/session-notification.ts';
import { failStart } from './desktop/start-failure.ts';
import { closeLibraryChannels, serveCalls } from './ipc/electron-ipc.ts';
import { EventSender } from './ipc/event-sender.ts';
import { accountHandlers } from './ipc/handlers/account.ts';
import { appHandlers } from './ipc/handlers/app.ts';
import { doctorHandlers } from './ipc/handlers/doctor.ts';
import { profileHandlers } from './ipc/handlers/profiles.ts';
import { sessionHandlers } from './ipc/handlers/session.ts';
import { signalHandlers } from './ipc/handlers/signals.ts';
import { tradeHandlers } from './ipc/handlers/trades.ts';
import { createRouter } from './ipc/router.ts';
import { readOptions } from './options.ts';
import { ProfileStore } from './profiles/profile-store.ts';
import { registerAppScheme, serveApp } from './security/app-protocol.ts';
import { harden } from './security/harden.ts';
import { systemClock as clock } from './session/clock.ts';
import { Secret } from './session/secret.ts';
import { ServerClock } from './session/server-clock.ts';
import { Session } from './session/session.ts';
import { EncryptedVault } from './session/vault/encrypted-vault.ts';
import { safeStorageCipher } from './session/vault/safe-storage-cipher.ts';
import { vaultFile } from './session/vault/vault-file.ts';

const PRACTICE_USER = 'practice';

/** Composition root: constructs, wires, starts. */
async function start(): Promise<void> {
  await app.whenReady();
  const now = (): number => clock.now();
  const userData = app.getPath('userData');
  const options = readOptions(app.commandLine);

  const practicePassword = new Secret(randomBytes(32).toString('base64url'));
  const practice = new PracticeProcess({
    fork: () =>
      utilityProcess.fork(join(import.meta.dirname, 'practice.js'), [], {
        serviceName: 'Paperdesk practice backend',
        stdio: 'ignore',
      }),
    start: {
      type: 'start',
      dataDir: join(userData, 'practice'),
      user: { username: PRACTICE_USER, password: practicePassword.reveal() },
      accessSeconds: options.practiceAccessSeconds,
      refreshSeconds: options.practiceRefreshSeconds,
      rotate: true,
      blacklist: true,
    },
    clock,
    random: Math.random,
  });
  app.on('will-quit', () => practice.stop());

  const http = createHttpExchange();
  const baseUrlOf: BaseUrlOf = (account) =>
    account.kind === 'practice' ? practice.url() : Promise.resolve(account.url);
  const serverClock = new ServerClock(clock);
  const newId = (): ProfileId => profileIdSchema.parse(randomUUID());
  const profiles = await ProfileStore.open(userData, { now, newId });
  closeLibraryChannels();
  const suggestion = options.apiUrl === null ? profiles.suggestion() : { url: options.apiUrl, username: '' };
  const vault = new EncryptedVault(safeStorageCipher(clock), vaultFile(userData, now), now);
  const transport = httpAuthTransport(http, baseUrlOf, clock);
  const tryPreviousToken = (account: Account): boolean =>
    account.kind === 'practice' || profiles.tryPreviousToken(account.profileId);
  const session = new Session(
    { clock, serverClock, random: Math.random, transport, vault, tryPreviousToken },
    suggestion,
  );
  const client = new ApiClient({ session, http, baseUrlOf, serverClock, clock });

  const restored = session.restore();

  const events = new EventSender();
  session.subscribe((status) => events.emit('session.changed', status));
  let announced = !options.announceReady;
  const onPageReady = (): void => {
    events.resume();
    if (!announced) void restored.then(() => announceReady(session, practice));
    announced = true;
  };
  serveCalls(
    createRouter(
      {
        ...appHandlers(onPageReady),
        ...sessionHandlers({
          session,
          practice: { username: PRACTICE_USER, password: practicePassword },
          profiles,
          detect: (baseUrl, known) => detectDialect({ http, baseUrl, clock }, known),
        }),
        ...profileHandlers({ profiles, session, now }),
        ...signalHandlers(client),
        ...tradeHandlers(client, clock),
        ...accountHandlers(client),
        ...doctorHandlers({ http, clock, client, session }),
      },
      now,
    ),
  );

  serveApp(join(import.meta.dirname, '../renderer'));
  harden();
  const hooks = { pageGone: () => events.pause(), failed: failStart };
  const window = createMainWindow(join(import.meta.dirname, '../preload/index.cjs'), hooks, now);
  events.attach(window.webContents);
  app.on('second-instance', () => focusWindow(window));
  watchPower(powerMonitor, () => session.recheck());
  notifyOfSession({
    subscribe: (listener) => session.subscribe(listener),
    isSupported: () => Notification.isSupported(),
    create: (text) => new Notification(text),
    isFocused: () => window.isFocused(),
    focusWindow: () => focusWindow(window),
  });

  await restored;
  const status = session.status();
  // Practice is one click away from the first screen, so it warms up there; a server session does without it.
  if (status.phase !== 'signedIn' || status.account.kind === 'practice') practice.url().catch(() => undefined);
}

registerAppScheme();
app.on('window-all-closed', () => app.quit());
if (app.requestSingleInstanceLock()) {
  start().catch(failStart);
} else {
  app.quit();
}
