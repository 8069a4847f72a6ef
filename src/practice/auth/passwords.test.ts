import { describe, expect, it } from 'vitest';
import { createPasswords, STRONG_COST } from './passwords.ts';

const passwords = createPasswords(STRONG_COST);

describe('password hashes', () => {
  it('recognise the password they were made from and no other', async () => {
    const hash = await passwords.hash('s3cret');
    expect(await passwords.verify('s3cret', hash)).toBe(true);
    expect(await passwords.verify('s3cret ', hash)).toBe(false);
    expect(await passwords.verify('', hash)).toBe(false);
  });

  it('are salted, name their cost and do not contain the password', async () => {
    const [one, two] = await Promise.all([passwords.hash('s3cret'), passwords.hash('s3cret')]);
    expect(one).not.toBe(two);
    expect(one).toMatch(/^scrypt\$16384\$8\$5\$/);
    expect(one).not.toContain('s3cret');
  });

  it('take both Unicode forms of one password', async () => {
    expect(await passwords.verify('e\u0301', await passwords.hash('\u00e9'))).toBe(true);
  });

  it('match nothing when they are nobody’s or of an unknown form', async () => {
    expect(await passwords.verify('', passwords.nobodysHash)).toBe(false);
    expect(await passwords.verify('', 'md5$x')).toBe(false);
  });
});
