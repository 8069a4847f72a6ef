import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

interface InstallContext {
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
  /** The text of /etc/os-release, empty elsewhere (https://www.freedesktop.org/software/systemd/man/os-release.html). */
  readonly osRelease: string;
}

type InstallPlan =
  | { readonly kind: 'install'; readonly commands: readonly string[][] }
  | { readonly kind: 'tell'; readonly message: string };

const aptCommands = [
  ['apt-get', 'update'],
  ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'],
];

/** Installs by itself only where nobody is surprised: Debian and its kin as root, which is a container or CI. */
export function planChromiumInstall({ platform, isRoot, osRelease }: InstallContext): InstallPlan {
  const missing = "Neither Electron's binary nor a Chromium, Chrome or Edge was found.";
  if (platform === 'win32') return { kind: 'tell', message: `${missing} Run: winget install Google.Chrome` };
  if (platform === 'darwin') return { kind: 'tell', message: `${missing} Run: brew install --cask google-chrome` };
  if (!isDebianLike(osRelease)) {
    return { kind: 'tell', message: `${missing} Install the package "chromium" of your distribution.` };
  }
  if (isRoot) return { kind: 'install', commands: aptCommands };
  return { kind: 'tell', message: `${missing} Run: sudo apt-get install chromium fonts-liberation` };
}

/** Carries the plan out for this machine; throws with the one command to run where it may not, or when it failed. */
export function installChromium(context: InstallContext = thisContext()): void {
  const plan = planChromiumInstall(context);
  if (plan.kind === 'tell') throw new Error(plan.message);
  process.stderr.write('No Chromium here: installing the distribution’s package "chromium" (once) …\n');
  for (const [file = '', ...args] of plan.commands) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const { status } = spawnSync(file, args, { stdio: ['ignore', 2, 2], env });
    if (status !== 0) throw new Error(`"${[file, ...args].join(' ')}" failed; its output above says why.`);
  }
}

function thisContext(): InstallContext {
  return { platform: process.platform, isRoot: process.getuid?.() === 0, osRelease: readOsRelease() };
}

function readOsRelease(): string {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}

function isDebianLike(osRelease: string): boolean {
  return /^(ID|ID_LIKE)=.*\b(debian|ubuntu)\b/m.test(osRelease);
}
