import { expect, it } from 'vitest';
import { profileIdSchema } from '../../shared/domain/ids.ts';
import type { Account } from '../../shared/domain/session-status.ts';
import { account } from '../testing/signed-in.ts';
import { sameAccount } from './same-account.ts';

const practice: Account = { kind: 'practice' };

it('takes the same user at the same server for the same account, and practice for itself', () => {
  expect(sameAccount(account, { ...account, dialect: { ...account.dialect } })).toBe(true);
  expect(sameAccount(practice, { ...practice })).toBe(true);
});

const others: readonly (readonly [string, Account])[] = [
  ['practice', practice],
  ['another profile', { ...account, profileId: profileIdSchema.parse('other-profile') }],
  ['another address', { ...account, url: 'https://other.example.com/api' }],
  ['another user', { ...account, username: 'bob' }],
  ['another sign-in route', { ...account, dialect: { ...account.dialect, login: 'users' } }],
  ['another refresh route', { ...account, dialect: { ...account.dialect, refresh: 'users' } }],
];

it.each(others)('takes %s for another account, whichever is asked first', (_case, other) => {
  expect(sameAccount(account, other)).toBe(false);
  expect(sameAccount(other, account)).toBe(false);
});
