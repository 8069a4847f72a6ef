import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loginAnswerSchema, refreshAnswerSchema } from '../../shared/wire/auth.ts';
import { wireProfileSchema } from '../../shared/wire/profile.ts';
import { ALICE, ApiUser, BOB, exchange, START, startHarness } from '../testing/practice-harness.ts';

const tokenNotValid = (detail: string) => ({ status: 401, body: { detail, code: 'token_not_valid' } });
/** Written by Django REST framework: a sentence, no code. */
const noActiveAccount = (detail: string) => ({ status: 401, body: { detail } });

describe('signing in', () => {
  it('answers a pair with the claims of SimpleJWT', async () => {
    const { signIn } = await startHarness();
    const { access, refresh } = await signIn();
    expect(decodeProtectedHeader(access)).toEqual({ alg: 'HS256', typ: 'JWT' });
    const iat = START / 1000;
    const jti: unknown = expect.stringMatching(/^[0-9a-f]{32}$/);
    expect(decodeJwt(access)).toEqual({ token_type: 'access', exp: iat + 3600, iat, jti, user_id: '1' });
    expect(decodeJwt(refresh)).toEqual({ token_type: 'refresh', exp: iat + 86_400, iat, jti, user_id: '1' });
  });

  it('opens the profile of the one who signed in', async () => {
    const { signIn } = await startHarness({ users: [ALICE, BOB] });
    const { body } = await (await signIn(BOB)).get('/users/profile/');
    expect(wireProfileSchema.parse(body)).toEqual({ id: '2', username: 'bob', email: '' });
  });

  it('tells a wrong password, an unknown name and an inactive account in the same words', async () => {
    const { anonymous, server } = await startHarness({ users: [ALICE, BOB] });
    server.accounts.setActive('bob', false);
    for (const credentials of [{ ...ALICE, password: 'wrong' }, { ...ALICE, username: 'nobody' }, BOB]) {
      const reply = await anonymous.post('/auth/login/', credentials);
      expect(reply.status).toBe(401);
      expect(reply.body).toEqual({ detail: 'No active account found with the given credentials' });
      expect(reply.headers.get('WWW-Authenticate')).toBe('Bearer realm="api"');
    }
  });

  it('names every field that is missing or unusable', async () => {
    const { anonymous } = await startHarness();
    const login = async (body: unknown) => await anonymous.post('/auth/login/', body);
    expect(await login({})).toMatchObject({
      status: 400,
      body: { username: ['This field is required.'], password: ['This field is required.'] },
    });
    expect((await login({ username: ' ', password: null })).body).toEqual({
      username: ['This field may not be blank.'],
      password: ['This field may not be null.'],
    });
    expect((await login({ username: ['a'], password: 'x' })).body).toEqual({ username: ['Not a valid string.'] });
  });
});

describe('the record of refresh tokens', () => {
  it('forgets at a sign-in what has expired', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'practice-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const databasePath = join(folder, 'practice.sqlite');
    const { signIn, clock } = await startHarness({ databasePath, refreshSeconds: 60 });
    await signIn();
    clock.advance(60_000);
    await signIn();
    const db = new DatabaseSync(databasePath, { readOnly: true });
    const rows = db.prepare('SELECT expires_at FROM refresh_tokens').all();
    db.close();
    expect(rows).toEqual([{ expires_at: START + 120_000 }]);
  });
});

describe('an access token', () => {
  const expired = (message: string) => ({
    detail: 'Given token not valid for any token type',
    code: 'token_not_valid',
    messages: [{ token_class: 'AccessToken', token_type: 'access', message }],
  });

  it('serves until its last second and is refused from the second it expires', async () => {
    const { signIn, clock } = await startHarness({ accessSeconds: 5 });
    const alice = await signIn();
    clock.advance(4999);
    expect((await alice.get('/users/profile/')).status).toBe(200);
    clock.advance(1);
    const reply = await alice.get('/users/profile/');
    expect(reply.status).toBe(401);
    expect(reply.body).toEqual(expired('Token is expired'));
    expect(reply.headers.get('WWW-Authenticate')).toBe('Bearer realm="api"');
  });

  it('is refused when forged, malformed or of the wrong type', async () => {
    const { signIn, server } = await startHarness();
    const { access, refresh } = await signIn();
    const profileWith = (token: string) => new ApiUser(server.url, token).get('/users/profile/');
    const [header, , signature] = access.split('.');
    const claims = Buffer.from(JSON.stringify({ ...decodeJwt(access), user_id: '2' })).toString('base64url');
    expect((await profileWith([header, claims, signature].join('.'))).body).toEqual(expired('Token is invalid'));
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    expect((await profileWith(`${none}.${claims}.`)).body).toEqual(expired('Token is invalid'));
    expect((await profileWith('garbage')).body).toEqual(expired('Token is invalid'));
    expect((await profileWith(refresh)).body).toEqual(expired('Token has wrong type'));
  });

  it('must come as two words after Bearer; without it the credentials are missing and no code is given', async () => {
    const { server } = await startHarness();
    const profileWith = (headers: Record<string, string>) => exchange(`${server.url}/users/profile/`, { headers });
    const missing = { detail: 'Authentication credentials were not provided.' };
    expect((await profileWith({})).body).toEqual(missing);
    expect((await profileWith({ Authorization: 'Basic YTpi' })).body).toEqual(missing);
    for (const header of ['Bearer', 'Bearer a b']) {
      expect((await profileWith({ Authorization: header })).body).toEqual({
        detail: 'Authorization header must contain two space-delimited values',
        code: 'bad_authorization_header',
      });
    }
  });

  it('of an inactive or deleted user says so', async () => {
    const { signIn, server } = await startHarness();
    const alice = await signIn();
    server.accounts.setActive('alice', false);
    expect((await alice.get('/signals/')).body).toEqual({ detail: 'User is inactive', code: 'user_inactive' });
    server.accounts.remove('alice');
    expect((await alice.get('/signals/')).body).toEqual({ detail: 'User not found', code: 'user_not_found' });
  });
});

describe('refreshing', () => {
  it('with rotation answers a new pair; the new refresh token has its own full life', async () => {
    const { anonymous, signIn, clock } = await startHarness();
    const first = await signIn();
    clock.advance(20 * 3_600_000);
    const { body } = await anonymous.post('/auth/token/refresh/', { refresh: first.refresh });
    const second = loginAnswerSchema.parse(body);
    expect(decodeJwt(second.refresh).exp).toBe(START / 1000 + 20 * 3600 + 86_400);
    expect(decodeJwt(second.access).iat).toBe(START / 1000 + 20 * 3600);
    clock.advance(20 * 3_600_000);
    const third = await anonymous.post('/auth/token/refresh/', { refresh: second.refresh });
    expect(third.status).toBe(200);
  });

  it('with blacklisting takes each refresh token once, even of ten callers at once', async () => {
    const { anonymous, signIn } = await startHarness();
    const { refresh } = await signIn();
    const calls = Array.from({ length: 10 }, () => anonymous.post('/auth/token/refresh/', { refresh }));
    const statuses = (await Promise.all(calls)).map(({ status }) => status);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, ...Array.from({ length: 9 }, () => 401)]);
    const reply = await anonymous.post('/auth/token/refresh/', { refresh });
    expect(reply).toMatchObject(tokenNotValid('Token is blacklisted'));
    expect(reply.headers.get('WWW-Authenticate')).toBe('Bearer realm="api"');
  });

  it('without blacklisting takes an old refresh token again', async () => {
    const { anonymous, signIn } = await startHarness({ blacklist: false });
    const { refresh } = await signIn();
    for (let round = 0; round < 2; round += 1) {
      const reply = await anonymous.post('/auth/token/refresh/', { refresh });
      expect(loginAnswerSchema.parse(reply.body).refresh).not.toBe(refresh);
    }
  });

  it('without rotation answers an access token alone and keeps the refresh token good', async () => {
    const { anonymous, signIn } = await startHarness({ rotate: false });
    const { refresh } = await signIn();
    for (let round = 0; round < 2; round += 1) {
      const reply = await anonymous.post('/auth/token/refresh/', { refresh });
      expect(Object.keys(reply.body ?? {})).toEqual(['access']);
      expect(refreshAnswerSchema.parse(reply.body).refresh).toBeUndefined();
    }
  });

  it('answers an access token that works', async () => {
    const { anonymous, signIn, clock, server } = await startHarness({ accessSeconds: 5 });
    const { refresh } = await signIn();
    clock.advance(6000);
    const { body } = await anonymous.post('/auth/token/refresh/', { refresh });
    const { access } = refreshAnswerSchema.parse(body);
    expect((await new ApiUser(server.url, access).get('/users/profile/')).status).toBe(200);
  });

  it('refuses an expired, forged, malformed or access token', async () => {
    const { anonymous, signIn, clock } = await startHarness({ refreshSeconds: 60 });
    const { access, refresh } = await signIn();
    const refreshWith = (token: string) => anonymous.post('/auth/token/refresh/', { refresh: token });
    expect(await refreshWith(access)).toMatchObject(tokenNotValid('Token has wrong type'));
    expect(await refreshWith(`${refresh}x`)).toMatchObject(tokenNotValid('Token is invalid'));
    expect(await refreshWith('garbage')).toMatchObject(tokenNotValid('Token is invalid'));
    clock.advance(60_000);
    expect(await refreshWith(refresh)).toMatchObject(tokenNotValid('Token is expired'));
  });

  it('names a missing or empty token as a bad request', async () => {
    const { anonymous } = await startHarness();
    const refreshWith = (body: unknown) => anonymous.post('/auth/token/refresh/', body);
    expect(await refreshWith({})).toMatchObject({ status: 400, body: { refresh: ['This field is required.'] } });
    expect(await refreshWith({ refresh: '' })).toMatchObject({
      status: 400,
      body: { refresh: ['This field may not be blank.'] },
    });
    expect(await refreshWith([])).toMatchObject({ status: 400 });
  });

  it('refuses an inactive or deleted user without using up the token', async () => {
    const { anonymous, signIn, server } = await startHarness();
    const { refresh } = await signIn();
    const refused = noActiveAccount('No active account found for the given token.');
    server.accounts.setActive('alice', false);
    const { status, body: refusal } = await anonymous.post('/auth/token/refresh/', { refresh });
    expect({ status, body: refusal }).toEqual(refused);
    server.accounts.setActive('alice', true);
    const { body } = await anonymous.post('/auth/token/refresh/', { refresh });
    const rotated = loginAnswerSchema.parse(body).refresh;
    server.accounts.remove('alice');
    expect(await anonymous.post('/auth/token/refresh/', { refresh: rotated })).toMatchObject(refused);
  });

  it('does not look at the user where it stands in for an older server, and still takes each token once', async () => {
    const { anonymous, signIn, server } = await startHarness({ checksUserAtRefresh: false });
    const { refresh } = await signIn();
    const refreshWith = (token: string) => anonymous.post('/auth/token/refresh/', { refresh: token });
    server.accounts.setActive('alice', false);
    const second = loginAnswerSchema.parse((await refreshWith(refresh)).body);
    server.accounts.remove('alice');
    const third = loginAnswerSchema.parse((await refreshWith(second.refresh)).body);
    for (const used of [refresh, second.refresh]) {
      expect(await refreshWith(used)).toMatchObject(tokenNotValid('Token is blacklisted'));
    }
    const { body } = await new ApiUser(server.url, third.access).get('/users/profile/');
    expect(body).toEqual({ detail: 'User not found', code: 'user_not_found' });
  });

  it('ends for every device of a user whose tokens are revoked, and for nobody else', async () => {
    const { anonymous, signIn, server } = await startHarness({ users: [ALICE, BOB] });
    const [phone, desk, bob] = [await signIn(), await signIn(), await signIn(BOB)];
    server.accounts.revokeRefreshTokens('alice');
    const refreshWith = (refresh: string) => anonymous.post('/auth/token/refresh/', { refresh });
    expect(await refreshWith(phone.refresh)).toMatchObject(tokenNotValid('Token is blacklisted'));
    expect(await refreshWith(desk.refresh)).toMatchObject(tokenNotValid('Token is blacklisted'));
    expect((await refreshWith(bob.refresh)).status).toBe(200);
    expect((await desk.get('/users/profile/')).status).toBe(200);
  });
});

describe('signing out', () => {
  it('blacklists the refresh token, whatever rotation does', async () => {
    const { anonymous, signIn } = await startHarness({ rotate: false, blacklist: false });
    const { refresh } = await signIn();
    expect(await anonymous.post('/auth/token/blacklist/', { refresh })).toMatchObject({ status: 200, body: {} });
    for (const path of ['refresh', 'blacklist']) {
      const reply = await anonymous.post(`/auth/token/${path}/`, { refresh });
      expect(reply).toMatchObject(tokenNotValid('Token is blacklisted'));
    }
  });
});

describe('accounts', () => {
  it('sign in with a password that was replaced, and no longer with the old one', async () => {
    const { anonymous, server, signIn } = await startHarness();
    await server.accounts.setPassword('alice', 'new');
    expect((await signIn({ username: 'alice', password: 'new' })).access).toBeTruthy();
    expect((await anonymous.post('/auth/login/', ALICE)).status).toBe(401);
  });
});
