import { expect, it } from 'vitest';
import { ACCESS_LIFE_MS, REFRESH_LIFE_MS, type RefreshAnswer } from './support/contract-server.ts';
import { onEveryServer } from './support/every-server.ts';
import type { Scene } from './support/scene.ts';

/** Ten calls at once; the different codes they failed with. */
async function tenCalls({ client }: Scene): Promise<unknown[]> {
  const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => client.trades()));
  const codes = outcomes.map((outcome): unknown =>
    outcome.status === 'rejected' && outcome.reason instanceof Error && 'code' in outcome.reason
      ? outcome.reason.code
      : outcome.status,
  );
  return [...new Set(codes)];
}

/** Ten calls that meet the end of the session. Whose refusal arrives after it hears that the session has changed meanwhile. */
async function expectTenToMeetTheEnd(scene: Scene): Promise<void> {
  const codes = await tenCalls(scene);
  expect(codes).toContain('session.ended');
  expect(codes.filter((code) => code !== 'session.ended' && code !== 'session.changed')).toEqual([]);
}

/** The session has ended, once and for this reason; nothing is stored, and nothing more is sent. */
async function expectEnded(scene: Scene, reason = 'session.ended'): Promise<void> {
  const { client, proxy } = scene;
  expect(client.endReason()).toBe(reason);
  expect(client.endings()).toBe(1);
  await expect.poll(() => client.storedRefresh()).toBeNull();
  const sent = proxy.requests().length;
  expect(await tenCalls(scene)).toEqual(['session.ended']);
  await client.clock.advance(ACCESS_LIFE_MS);
  expect(proxy.requests()).toHaveLength(sent);
}

/** What becomes of a session whose user the server has lost, once the access token is over. */
async function expectOutcome(answer: RefreshAnswer, scene: Scene): Promise<void> {
  const { client, traffic } = scene;
  switch (answer) {
    case 'renewed':
      // A fresh token, and a user the API does not serve: said to the user, and not asked for over and over.
      expect(await tenCalls(scene)).toEqual(['session.userInactive']);
      expect(traffic.refreshes()).toEqual([200]);
      expect(client.endings()).toBe(0);
      break;
    case 'refused':
      await expectTenToMeetTheEnd(scene);
      expect(traffic.refreshes()).toEqual([401]);
      await expectEnded(scene);
      break;
    case 'failed':
      expect(await tenCalls(scene)).toEqual(['server.failed']);
      expect(traffic.refreshes()).toEqual([500]);
      expect(client.connection()).toBe('waiting');
  }
}

onEveryServer(({ can, signedIn }) => {
  it('ends once, with the reason, when the refresh token was revoked', async () => {
    const scene = await signedIn();
    const { client, ask, traffic, passUnnoticed } = scene;
    expect((await ask.blacklist(client.storedRefresh() ?? '')).status).toBe(200);
    await client.trades();
    await passUnnoticed(ACCESS_LIFE_MS);
    await expectTenToMeetTheEnd(scene);
    expect(traffic.refreshes()).toEqual([401]);
    await expectEnded(scene);
  });

  it('ends once when the refresh token has expired', async () => {
    const scene = await signedIn();
    await scene.passUnnoticed(REFRESH_LIFE_MS);
    await expectTenToMeetTheEnd(scene);
    await expectEnded(scene, 'session.expired');
  });

  it('lives beyond the life of its first refresh token exactly when the server rotates', async () => {
    const { client, passUnnoticed } = await signedIn();
    await passUnnoticed(REFRESH_LIFE_MS - ACCESS_LIFE_MS);
    await client.trades();
    await passUnnoticed(ACCESS_LIFE_MS);
    if (can.rotate) expect(await client.trades()).toEqual([]);
    else await expect(client.trades()).rejects.toMatchObject({ code: 'session.ended' });
  });

  it('can be begun again by the password after it ended', async () => {
    const { client, user, passUnnoticed } = await signedIn();
    await passUnnoticed(REFRESH_LIFE_MS);
    await expect(client.trades()).rejects.toMatchObject({ code: 'session.ended' });
    await client.signIn(user);
    expect(client.phase()).toBe('signedIn');
    expect(await client.trades()).toEqual([]);
  });

  it('does not renew for a user who was switched off, and goes on when he is back', async () => {
    const scene = await signedIn();
    const { client, server, user, traffic } = scene;
    await server.setActive(user.username, false);
    expect(await tenCalls(scene)).toEqual(['session.userInactive']);
    expect(traffic.refreshes()).toEqual([]);
    await server.setActive(user.username, true);
    expect(await client.trades()).toEqual([]);
  });

  it('of a user who was switched off comes to what the refresh answers', async () => {
    const scene = await signedIn();
    await scene.server.setActive(scene.user.username, false);
    await scene.passUnnoticed(ACCESS_LIFE_MS);
    await expectOutcome(can.refreshOfInactive, scene);
  });

  it('of a deleted user does not renew, and then comes to what the refresh answers', async () => {
    const scene = await signedIn();
    const { server, user, traffic, passUnnoticed } = scene;
    await server.deleteUser(user.username);
    expect(await tenCalls(scene)).toEqual(['session.userInactive']);
    expect(traffic.refreshes()).toEqual([]);
    await passUnnoticed(ACCESS_LIFE_MS);
    await expectOutcome(can.refreshOfDeleted, scene);
  });

  it('survives a changed password; the new one signs in, the old one does not', async () => {
    const { client, server, user, traffic, passUnnoticed } = await signedIn();
    await server.setPassword(user.username, 'another');
    await client.trades();
    await passUnnoticed(ACCESS_LIFE_MS);
    expect(await client.trades()).toEqual([]);
    expect(traffic.refreshes()).toEqual([200]);
    await expect(client.signIn(user)).rejects.toMatchObject({ code: 'credentials.wrong' });
    expect(client.phase()).toBe('signedIn');
    await client.signIn({ ...user, password: 'another' });
    expect(await client.trades()).toEqual([]);
  });
});
