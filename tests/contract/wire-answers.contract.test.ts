import { expect, it } from 'vitest';
import { ACCESS_LIFE_MS, REFRESH_LIFE_MS, type RefreshAnswer } from './support/contract-server.ts';
import { onEveryServer } from './support/every-server.ts';

const TOKEN_NOT_VALID = { status: 401, code: 'token_not_valid' };
/** As Django REST framework writes a refusal: a sentence, no code. */
const WITHOUT_CODE = { status: 401, code: undefined, body: { detail: expect.any(String) as unknown } };

const refreshed: Record<RefreshAnswer, { status: number; code: undefined }> = {
  renewed: { status: 200, code: undefined },
  refused: { status: 401, code: undefined },
  failed: { status: 500, code: undefined },
};

// The facts the client's verdicts rest on. README.md lists them.
onEveryServer(({ can, scene }) => {
  it('refuses wrong credentials, and those of a switched-off account, with a sentence alone', async () => {
    const { ask, user, server } = await scene();
    expect(await ask.login({ ...user, password: 'wrong' })).toEqual(WITHOUT_CODE);
    expect(await ask.login({ ...user, username: 'nobody' })).toEqual(WITHOUT_CODE);
    await server.setActive(user.username, false);
    expect(await ask.login(user)).toEqual(WITHOUT_CODE);
  });

  it('names the field that is missing, which shows that the path exists', async () => {
    const { ask } = await scene();
    expect(await ask.post('/auth/login/', {})).toMatchObject({ status: 400, body: { username: [expect.any(String)] } });
    for (const path of ['/auth/token/refresh/', '/auth/token/blacklist/']) {
      expect(await ask.post(path, {})).toMatchObject({ status: 400, body: { refresh: [expect.any(String)] } });
    }
    expect((await ask.post('/users/token/refresh/', {})).status).toBe(404);
  });

  it('tells a bad access token by its code, and missing credentials by having none', async () => {
    const { ask, user, server } = await scene();
    const { access, refresh } = await ask.signIn(user);
    expect(await ask.profileWith(access)).toMatchObject({ status: 200, body: { username: user.username } });
    expect(await ask.profile()).toEqual(WITHOUT_CODE);
    expect(await ask.profile({ Authorization: 'Basic YTpi' })).toEqual(WITHOUT_CODE);
    expect(await ask.profile({ Authorization: 'Bearer two words' })).toMatchObject({
      status: 401,
      code: 'bad_authorization_header',
    });
    expect(await ask.profileWith('malformed')).toMatchObject(TOKEN_NOT_VALID);
    expect(await ask.profileWith(refresh)).toMatchObject(TOKEN_NOT_VALID);
    await server.advance(ACCESS_LIFE_MS);
    expect(await ask.profileWith(access)).toMatchObject(TOKEN_NOT_VALID);
  });

  it('answers a new refresh token exactly when it rotates, and refuses the old one exactly when it blacklists too', async () => {
    const { ask, user } = await scene();
    const { refresh } = await ask.signIn(user);
    const renewed = await ask.renew(refresh);
    expect(renewed.refresh !== undefined).toBe(can.rotate);
    expect(renewed.refresh).not.toBe(refresh);
    const again = await ask.refresh(refresh);
    if (can.rotate && can.blacklist) expect(again).toMatchObject(TOKEN_NOT_VALID);
    else expect(again.status).toBe(200);
  });

  it('refuses a refresh token that is malformed, an access token, expired or blacklisted with the same code', async () => {
    const { ask, user, server } = await scene();
    const [first, second] = [await ask.signIn(user), await ask.signIn(user)];
    expect(await ask.refresh('malformed')).toMatchObject(TOKEN_NOT_VALID);
    expect(await ask.refresh(first.access)).toMatchObject(TOKEN_NOT_VALID);
    expect(await ask.blacklist(first.refresh)).toMatchObject({ status: 200, body: {} });
    expect(await ask.refresh(first.refresh)).toMatchObject(TOKEN_NOT_VALID);
    expect(await ask.blacklist(first.refresh)).toMatchObject(TOKEN_NOT_VALID);
    expect((await ask.profileWith(first.access)).status).toBe(200);
    await server.advance(REFRESH_LIFE_MS);
    expect(await ask.refresh(second.refresh)).toMatchObject(TOKEN_NOT_VALID);
  });

  it('knows an inactive user at every call of the API', async () => {
    const { ask, user, server } = await scene();
    const { access, refresh } = await ask.signIn(user);
    await server.setActive(user.username, false);
    expect(await ask.profileWith(access)).toMatchObject({ status: 401, code: 'user_inactive' });
    expect(await ask.refresh(refresh)).toMatchObject(refreshed[can.refreshOfInactive]);
  });

  it('knows a deleted user at every call of the API', async () => {
    const { ask, user, server } = await scene();
    const { access, refresh } = await ask.signIn(user);
    await server.deleteUser(user.username);
    expect(await ask.profileWith(access)).toMatchObject({ status: 401, code: 'user_not_found' });
    expect(await ask.refresh(refresh)).toMatchObject(refreshed[can.refreshOfDeleted]);
    const usedUp = can.refreshOfDeleted === 'renewed' && can.rotate && can.blacklist;
    if (usedUp) expect(await ask.refresh(refresh)).toMatchObject(TOKEN_NOT_VALID);
  });

  it('goes on with the tokens of a user whose password was changed', async () => {
    const { ask, user, server } = await scene();
    const { access, refresh } = await ask.signIn(user);
    await server.setPassword(user.username, 'another');
    expect((await ask.profileWith(access)).status).toBe(200);
    expect((await ask.refresh(refresh)).status).toBe(200);
    expect((await ask.login(user)).status).toBe(401);
  });
});
