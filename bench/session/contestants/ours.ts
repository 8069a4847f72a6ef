import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ApiClient } from '../../../src/main/api/api-client.ts';
import type { BaseUrlOf } from '../../../src/main/api/endpoints.ts';
import { httpAuthTransport } from '../../../src/main/api/http-auth-transport.ts';
import { createHttpExchange } from '../../../src/main/api/http-exchange.ts';
import { systemClock, type Clock } from '../../../src/main/session/clock.ts';
import { Secret } from '../../../src/main/session/secret.ts';
import { ServerClock } from '../../../src/main/session/server-clock.ts';
import { Session } from '../../../src/main/session/session.ts';
import type { SessionVault } from '../../../src/main/session/session-vault.ts';
import { EncryptedVault } from '../../../src/main/session/vault/encrypted-vault.ts';
import { vaultFile } from '../../../src/main/session/vault/vault-file.ts';
import { FakeCipher } from '../../../src/main/testing/fake-cipher.ts';
import { MemoryVault } from '../../../src/main/testing/memory-vault.ts';
import { DEFAULT_DIALECT } from '../../../src/shared/domain/dialect.ts';
import { profileIdSchema } from '../../../src/shared/domain/ids.ts';
import { wireProfileSchema } from '../../../src/shared/wire/profile.ts';
import { outFolder } from '../out-folder.ts';
import type { Contestant, ContestantKind } from './contestant.ts';

/** The app's session and client, wired as in src/main/index.ts. Only the cipher is a fake: a key store wants a desktop. */
export const ours: ContestantKind = {
  name: 'paperdesk',
  signIn: async (base) => {
    // Not in the system's temporary folder, which may lie in memory: a sync must cost what it costs on a disk.
    await mkdir(outFolder, { recursive: true });
    const folder = await mkdtemp(join(outFolder, 'vault-'));
    const now = (): number => systemClock.now();
    const vault = new EncryptedVault(new FakeCipher(), vaultFile(folder, now), now);
    return signIn(base, vault, () => rm(folder, { recursive: true }));
  },
};

/** The same without a disk, for the figures of peers that keep their tokens in memory. */
export const oursInMemory: ContestantKind = {
  name: 'paperdesk, no vault',
  signIn: (base) => signIn(base, new MemoryVault(), () => Promise.resolve()),
};

async function signIn(base: string, vault: SessionVault, cleanUp: () => Promise<void>): Promise<Contestant> {
  const http = createHttpExchange();
  const profileId = profileIdSchema.parse('bench');
  const account = { kind: 'server', profileId, url: base, username: 'ada', dialect: DEFAULT_DIALECT } as const;
  const baseUrlOf: BaseUrlOf = () => Promise.resolve(base);
  // The benchmark ends tokens moments after they came. A refusal in a token's first seconds is met with a pause, for servers
  // whose clocks differ; a token that expires is older than that, so here each one becomes so as soon as it is there.
  let olderByMs = 0;
  const clock: Clock = { ...systemClock, monotonic: () => systemClock.monotonic() + olderByMs };
  const serverClock = new ServerClock(clock);
  const transport = httpAuthTransport(http, baseUrlOf, clock);
  const session = new Session(
    { clock, serverClock, random: Math.random, transport, vault, tryPreviousToken: () => true },
    null,
  );
  const client = new ApiClient({ session, http, baseUrlOf, serverClock, clock });
  session.subscribe(() => (olderByMs += 10_000));
  await session.signIn(account, account.username, new Secret('password'));
  return {
    call: (path) => client.call({ method: 'GET', path, use: 'read', answer: wireProfileSchema }),
    close: async () => {
      await session.signOut();
      await cleanUp();
    },
  };
}
