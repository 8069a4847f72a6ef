import { demoHelp, parseDemoOptions } from '../demo/options.ts';
import { playDemo } from '../demo/demo.ts';
import { runtimeToDrive } from '../app-driver/drive.ts';
import { ensureBuild } from './build.ts';
import { ensureRuntime } from './ensure-runtime.ts';
import { runScript } from './run-script.ts';
import { root } from './this-machine.ts';
import { virtualScreen } from './virtual-screen.ts';

process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  const parsed = parseDemoOptions(argv, process.env);
  if (parsed.kind === 'help') {
    process.stdout.write(demoHelp);
    return 0;
  }
  if (parsed.kind === 'problem') {
    process.stderr.write(`${parsed.message}. "npm run demo -- --help" lists the options.\n`);
    return 2;
  }
  try {
    const runtime = parsed.options.runtime ?? runtimeToDrive();
    ensureRuntime(runtime);
    const screen = virtualScreen(runtime);
    if (screen.length > 0) return await runScript('demo.ts', argv, screen);
    await ensureBuild(root);
    return await playDemo(parsed.options);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}
