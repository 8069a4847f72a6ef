import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What decides whether packages of the distribution may be installed here. */
export interface Distribution {
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
  /** The text of /etc/os-release, empty elsewhere (https://www.freedesktop.org/software/systemd/man/os-release.html). */
  readonly osRelease: string;
}

export function thisDistribution(): Distribution {
  return { platform: process.platform, isRoot: process.getuid?.() === 0, osRelease: readOsRelease() };
}

export function isDebianLike({ platform, osRelease }: Distribution): boolean {
  return platform === 'linux' && /^(ID|ID_LIKE)=.*\b(debian|ubuntu)\b/m.test(osRelease);
}

/** Installs packages of Debian and its kin, as root. Output goes to stderr. Throws with the command that failed. */
export function aptInstall(packages: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const { status } = spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], env });
    if (status !== 0) throw new Error(`"apt-get ${args.join(' ')}" failed; its output above says why.`);
  }
}

function readOsRelease(): string {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}
