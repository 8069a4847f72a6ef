import { describe, expect, it } from 'vitest';
import { planChromiumInstall } from './chromium-install.ts';

const debian = 'PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n';
const mint = 'ID=linuxmint\nID_LIKE="ubuntu debian"\n';

describe('what to do without any browser', () => {
  it.each([debian, mint])('installs the distribution’s chromium as root on Debian and its kin', (osRelease) => {
    const plan = planChromiumInstall({ platform: 'linux', isRoot: true, osRelease });
    expect(plan).toMatchObject({ kind: 'install' });
    expect(JSON.stringify(plan)).toContain('"chromium"');
  });

  it.each([
    ['linux', false, debian, 'sudo apt-get install chromium'],
    ['linux', true, 'ID=fedora\n', 'package "chromium"'],
    ['linux', true, '', 'package "chromium"'],
    ['darwin', true, '', 'brew install'],
    ['win32', false, '', 'winget install'],
  ] as const)('elsewhere (%s, root: %s) only names the one command', (platform, isRoot, osRelease, command) => {
    const plan = planChromiumInstall({ platform, isRoot, osRelease });
    expect(plan).toHaveProperty('message', expect.stringContaining(command));
  });
});
