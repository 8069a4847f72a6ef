import { expect, it } from 'vitest';
import { ACCESS_LIFE_MS } from './support/contract-server.ts';
import { onEveryServer } from './support/every-server.ts';
import type { Scene } from './support/scene.ts';

/** Thirteen of each kind of read at once. */
function storm({ client }: Scene): Promise<unknown>[] {
  return Array.from({ length: 13 }).flatMap((): Promise<unknown>[] => [
    client.signals(),
    client.trades(),
    client.openPositions(),
    client.performance(30),
  ]);
}

const A_MINUTE = 60_000;
const TEN_MINUTES = 10 * A_MINUTE;

onEveryServer(({ can, signedIn }) => {
  it('renews once for a storm of calls whose token has expired, and answers all of them', async () => {
    const scene = await signedIn();
    await scene.passUnnoticed(ACCESS_LIFE_MS);
    const outcomes = await Promise.allSettled(storm(scene));
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
    expect(outcomes).toHaveLength(52);
    expect(scene.traffic.refreshes()).toEqual([200]);
    expect(scene.traffic.refusals()).toBe(52);
  });

  it('renews once for a storm after a sleep in which the token has expired, before anything is refused', async () => {
    const scene = await signedIn();
    await scene.sleep(ACCESS_LIFE_MS + A_MINUTE);
    await Promise.all(storm(scene));
    expect(scene.traffic.refreshes()).toEqual([200]);
    expect(scene.traffic.refusals()).toBe(0);
  });

  it('renews again at every later expiry', async () => {
    const { client, traffic, passUnnoticed } = await signedIn();
    for (const renewals of [[200], [200, 200], [200, 200, 200]]) {
      await passUnnoticed(ACCESS_LIFE_MS);
      await client.trades();
      expect(traffic.refreshes()).toEqual(renewals);
    }
    expect(client.endings()).toBe(0);
  });

  it('renews unasked before the token expires', async () => {
    const { client, pass, traffic } = await signedIn();
    await pass(ACCESS_LIFE_MS - 50_000);
    await expect.poll(traffic.refreshes).toEqual([200]);
    await client.trades();
    expect(traffic.refusals()).toBe(0);
  });

  it('goes on with the rotated pair, or keeps the refresh token where there is no rotation', async () => {
    const { client, ask, passUnnoticed } = await signedIn();
    const before = client.storedRefresh() ?? '';
    await passUnnoticed(ACCESS_LIFE_MS);
    await client.trades();
    const after = client.storedRefresh() ?? '';
    expect(after !== before).toBe(can.rotate);
    expect((await ask.refresh(before)).status).toBe(can.rotate && can.blacklist ? 401 : 200);
    expect((await ask.refresh(after)).status).toBe(200);
  });

  it('does not renew again for a refusal that comes late, of a token already replaced', async () => {
    const { client, proxy, traffic, passUnnoticed } = await signedIn();
    const gate = Promise.withResolvers<undefined>();
    proxy.inject({ path: /\/open_positions\/$/, times: 1, fault: { kind: 'wait', until: () => gate.promise } });
    const late = client.openPositions();
    await expect.poll(() => proxy.count('GET', /\/open_positions\/$/)).toBe(1);
    await passUnnoticed(ACCESS_LIFE_MS);
    await client.trades();
    gate.resolve(undefined);
    expect((await late).totalOpenTrades).toBe(0);
    expect(traffic.refusals()).toBe(2);
    expect(traffic.refreshes()).toEqual([200]);
  });

  it.each([-TEN_MINUTES, TEN_MINUTES])('needs no clock that is right: %i ms off', async (clockErrorMs) => {
    const { client, sleep, traffic } = await signedIn({ clockErrorMs });
    await sleep(ACCESS_LIFE_MS - TEN_MINUTES + A_MINUTE);
    await client.trades();
    expect(traffic.refreshes()).toEqual([]);
    await sleep(TEN_MINUTES);
    await client.trades();
    expect(traffic.refreshes()).toEqual([200]);
    expect(traffic.refusals()).toBe(0);
  });

  it('waits out a server that fails, and goes on when it is back', async () => {
    const { client, proxy, traffic, passUnnoticed } = await signedIn();
    await passUnnoticed(ACCESS_LIFE_MS);
    proxy.inject({ path: /\/refresh\/$/, times: 1, fault: { kind: 'answer', status: 503, body: '{}' } });
    await expect(client.trades()).rejects.toMatchObject({ code: 'server.failed' });
    expect(client.connection()).toBe('waiting');
    await client.passBackOff();
    await expect.poll(() => client.connection()).toBe('ok');
    expect(await client.trades()).toEqual([]);
    expect(traffic.refreshes()).toEqual([503, 200]);
  });

  it('asks again when the answer to a refresh is lost, and ends only if the server took the token for used', async () => {
    const { client, proxy, traffic, passUnnoticed } = await signedIn();
    await passUnnoticed(ACCESS_LIFE_MS);
    proxy.inject({ path: /\/refresh\/$/, times: 1, fault: { kind: 'loseAnswer' } });
    await expect(client.trades()).rejects.toMatchObject({ code: 'server.dropped' });
    expect(client.phase()).toBe('signedIn');
    await client.passBackOff();
    if (can.rotate && can.blacklist) {
      await expect.poll(() => client.endReason()).toBe('session.renewalLost');
      expect(client.endings()).toBe(1);
      expect(traffic.refreshes()).toEqual([null, 401]);
    } else {
      await expect.poll(() => client.connection()).toBe('ok');
      expect(await client.trades()).toEqual([]);
      expect(traffic.refreshes()).toEqual([null, 200]);
    }
  });
});
