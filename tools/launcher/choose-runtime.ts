import type { RuntimeName } from './options.ts';

/** How to get Electron's binary: its path, or why there is none. */
export type ElectronAnswer = { readonly path: string } | { readonly problem: string };

export type RuntimeChoice =
  | { readonly runtime: 'electron'; readonly path: string }
  /** `reason` is null when the stand-in was asked for. */
  | { readonly runtime: 'chromium'; readonly reason: string | null };

/**
 * Electron unless the stand-in is asked for or must help out. Throws with a sentence when Electron is asked for and
 * cannot be had. `findElectron` may download, so it is only called when Electron is wanted.
 */
export async function chooseRuntime(
  requested: RuntimeName | null,
  findElectron: () => Promise<ElectronAnswer>,
): Promise<RuntimeChoice> {
  if (requested === 'chromium') return { runtime: 'chromium', reason: null };
  const electron = await findElectron();
  if ('path' in electron) return { runtime: 'electron', path: electron.path };
  if (requested === 'electron') {
    throw new Error(`Electron's binary is not here: ${electron.problem}. Leave out --runtime to use the stand-in.`);
  }
  return {
    runtime: 'chromium',
    reason: `Using the stand-in runtime on Chromium, because Electron's binary is not here: ${electron.problem}.`,
  };
}
