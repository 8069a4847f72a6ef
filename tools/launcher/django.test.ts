import { describe, expect, it } from 'vitest';
import { findDjango, planDjangoInstall } from './django.ts';

const debian = 'ID=debian\n';

describe('what to do without Django', () => {
  it('installs the distribution’s packages as root on Debian and its kin', () => {
    expect(planDjangoInstall({ platform: 'linux', isRoot: true, osRelease: debian })).toEqual({ install: true });
  });

  it.each([
    ['linux', false, debian, 'sudo apt-get install python3-django '],
    ['linux', true, 'ID=fedora\n', 'pip install django '],
    ['darwin', true, '', 'pip install django '],
  ] as const)('elsewhere (%s, root: %s) only names the one command', (platform, isRoot, osRelease, command) => {
    const plan = planDjangoInstall({ platform, isRoot, osRelease });
    expect(plan).toHaveProperty('tell', expect.stringContaining(command));
  });
});

describe('looking for Django', () => {
  it('passes over an interpreter that is not there or cannot import it', () => {
    expect(findDjango([null, '/nowhere/python3', '/bin/false'])).toBeNull();
  });
});
