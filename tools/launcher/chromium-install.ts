import { aptInstall, isDebianLike, thisDistribution, type Distribution } from './distribution.ts';

type InstallPlan =
  | { readonly kind: 'install'; readonly packages: readonly string[] }
  | { readonly kind: 'tell'; readonly message: string };

/** Installs by itself only where nobody is surprised: Debian and its kin as root, which is a container or CI. */
export function planChromiumInstall(distribution: Distribution): InstallPlan {
  const missing = "Neither Electron's binary nor a Chromium, Chrome or Edge was found.";
  const { platform, isRoot } = distribution;
  if (platform === 'win32') return { kind: 'tell', message: `${missing} Run: winget install Google.Chrome` };
  if (platform === 'darwin') return { kind: 'tell', message: `${missing} Run: brew install --cask google-chrome` };
  if (!isDebianLike(distribution)) {
    return { kind: 'tell', message: `${missing} Install the package "chromium" of your distribution.` };
  }
  if (isRoot) return { kind: 'install', packages: ['chromium', 'fonts-liberation'] };
  return { kind: 'tell', message: `${missing} Run: sudo apt-get install chromium fonts-liberation` };
}

/** Carries the plan out for this machine; throws with the one command to run where it may not, or when it failed. */
export function installChromium(distribution: Distribution = thisDistribution()): void {
  const plan = planChromiumInstall(distribution);
  if (plan.kind === 'tell') throw new Error(plan.message);
  process.stderr.write('No Chromium here: installing the distribution’s package "chromium" (once) …\n');
  aptInstall(plan.packages);
}
