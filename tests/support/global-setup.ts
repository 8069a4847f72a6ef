import { runtimeToDrive } from '../../tools/app-driver/drive.ts';
import { ensureBuild } from '../../tools/launcher/build.ts';
import { root } from '../../tools/launcher/this-machine.ts';

/** Says what the specs run on, and builds once instead of in every worker. */
export default async function globalSetup(): Promise<void> {
  const runtime = runtimeToDrive();
  const name = runtime === 'electron' ? 'electron' : 'chromium (the stand-in; Electron’s binary is not here)';
  process.stdout.write(`Runtime: ${name}\n`);
  await ensureBuild(root);
}
