import { expect, it } from 'vitest';
import { ACCESS_LIFE_MS } from './support/contract-server.ts';
import { createClient } from './support/client-under-test.ts';
import { onEveryServer } from './support/every-server.ts';
import { heldAnswer } from './support/held-answer.ts';
import { createUser, PAST_FRESHNESS_MS } from './support/scene.ts';

onEveryServer(({ can, server, scene, signedIn }) => {
  it('signs in with the right password', async () => {
    const { client, user, ask } = await scene();
    await client.signIn(user);
    expect(client.phase()).toBe('signedIn');
    expect(await client.signals()).not.toHaveLength(0);
    expect((await ask.refresh(client.storedRefresh() ?? '')).status).toBe(200);
  });

  it('names wrong credentials, and stays signed out with nothing stored', async () => {
    const { client, user } = await scene();
    await client.restore();
    await expect(client.signIn({ ...user, password: 'wrong' })).rejects.toMatchObject({ code: 'credentials.wrong' });
    await expect(client.signIn({ ...user, username: 'nobody' })).rejects.toMatchObject({ code: 'credentials.wrong' });
    expect(client.phase()).toBe('signedOut');
    expect(client.storedRefresh()).toBeNull();
  });

  it('does not sign an account in that was switched off', async () => {
    const { client, user, server } = await scene();
    await server.setActive(user.username, false);
    await expect(client.signIn(user)).rejects.toMatchObject({ code: 'credentials.wrong' });
  });

  it('takes the session up again after a restart, with the pair it had then', async () => {
    const { client, traffic, passUnnoticed } = await signedIn();
    await passUnnoticed(ACCESS_LIFE_MS);
    await client.trades();
    const next = createClient(client.leftBehind());
    await next.restore();
    expect(next.phase()).toBe('signedIn');
    await passUnnoticed(ACCESS_LIFE_MS);
    await next.clock.advance(PAST_FRESHNESS_MS);
    expect(await next.trades()).toEqual([]);
    expect(traffic.refreshes()).toEqual([200, 200]);
  });

  it('has the refresh token revoked by signing out, and forgets it', async () => {
    const { client, traffic, ask } = await signedIn();
    const refresh = client.storedRefresh() ?? '';
    await client.signOut();
    expect(client.phase()).toBe('signedOut');
    expect(client.storedRefresh()).toBeNull();
    await expect.poll(traffic.revocations).toEqual([200]);
    expect(await ask.refresh(refresh)).toMatchObject({ status: 401, code: 'token_not_valid' });
    await expect(client.trades()).rejects.toMatchObject({ code: 'session.none' });
  });

  it('signs out here where the server cannot revoke', async () => {
    const { client, proxy, traffic } = await signedIn();
    proxy.inject({ path: /\/blacklist\/$/, fault: { kind: 'answer', status: 404, body: '{}' } });
    await client.signOut();
    await expect.poll(traffic.revocations).toEqual([404]);
    expect(client.phase()).toBe('signedOut');
    expect(client.storedRefresh()).toBeNull();
  });

  it('leaves no working refresh token behind when signing out overtakes a refresh', async () => {
    const { client, proxy, traffic, ask, passUnnoticed } = await signedIn();
    await passUnnoticed(ACCESS_LIFE_MS);
    const refresh = heldAnswer();
    proxy.inject({ path: /\/refresh\/$/, fault: refresh.fault });
    const call = client.trades();
    const outcome = expect(call).rejects.toMatchObject({ code: 'session.changed' });
    await refresh.arrived;
    await client.signOut();
    refresh.release();
    await outcome;
    // The one it had, and the one that came too late.
    await expect.poll(() => traffic.revocations().filter(Boolean)).toHaveLength(can.rotate ? 2 : 1);
    expect(client.phase()).toBe('signedOut');
    expect(client.storedRefresh()).toBeNull();
    const tokens = traffic.refreshTokens();
    expect(tokens).toHaveLength(can.rotate ? 2 : 1);
    for (const token of tokens) expect(await ask.refresh(token)).toMatchObject({ status: 401 });
  });

  it('keeps a late refresh of the last user away from the next', async () => {
    const { client, proxy, traffic, ask, passUnnoticed } = await signedIn();
    await passUnnoticed(ACCESS_LIFE_MS);
    const refresh = heldAnswer();
    proxy.inject({ path: /\/refresh\/$/, times: 1, fault: refresh.fault });
    const outcome = expect(client.trades()).rejects.toMatchObject({ code: 'session.changed' });
    await refresh.arrived;
    const next = await createUser(server());
    await client.signIn(next);
    const stored = client.storedRefresh();
    refresh.release();
    await outcome;
    if (can.rotate) await expect.poll(() => traffic.revocations()).toContain(200);
    expect(client.storedRefresh()).toBe(stored);
    expect(await client.trades()).toEqual([]);
    expect((await ask.refresh(stored ?? '')).status).toBe(200);
  });
});
