import { httpAuthTransport } from '../../src/main/api/http-auth-transport.ts';
import { createHttpExchange, type HttpExchange } from '../../src/main/api/http-exchange.ts';
import { systemClock as clock } from '../../src/main/session/clock.ts';
import { Secret } from '../../src/main/session/secret.ts';
import { ServerClock } from '../../src/main/session/server-clock.ts';
import { Session } from '../../src/main/session/session.ts';
import { EncryptedVault } from '../../src/main/session/vault/encrypted-vault.ts';
import { vaultFile } from '../../src/main/session/vault/vault-file.ts';
import { FakeCipher } from '../../src/main/testing/fake-cipher.ts';
import { account } from '../../src/main/testing/signed-in.ts';

/**
 * The process that is killed: signs in, then renews its session once. What kills it is loaded before it and leaves this object.
 * Run as `rotating-client.ts BASE_URL FOLDER`.
 */
declare global {
  var rotationSteps: { arm(): void; step(): void; count(): number };
}

const [url = '', folder = ''] = process.argv.slice(2);
const now = (): number => clock.now();
const exchange = createHttpExchange();
const http: HttpExchange = async (request) => {
  rotationSteps.step();
  const answer = await exchange(request);
  rotationSteps.step();
  return answer;
};
const serverClock = new ServerClock(clock);
const transport = httpAuthTransport(http, () => Promise.resolve(url), clock);
const vault = new EncryptedVault(new FakeCipher(), vaultFile(folder, now), now);
const session = new Session(
  { clock, serverClock, random: Math.random, transport, vault, tryPreviousToken: () => true },
  null,
);
await session.restore();
await session.signIn({ ...account, url }, 'ada', new Secret('correct horse'));
await session.renew(await session.bearer('read'));
rotationSteps.arm();
await session.renew(await session.bearer('read'));
process.stdout.write(String(rotationSteps.count()));
process.exit(0);
