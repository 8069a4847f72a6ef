import { demoHelp, parseDemoOptions, type DemoOptions } from '../demo/options.ts';
import { playDemo } from '../demo/demo.ts';
import { runtimeToDrive } from '../app-driver/drive.ts';
import { ensureBuild } from './build.ts';
import { ensureRuntime } from './ensure-runtime.ts';
import { runMain } from './run-main.ts';
import { runScript } from './run-script.ts';
import { root } from './this-machine.ts';
import { virtualScreen } from './virtual-screen.ts';

await runMain({
  command: 'npm run demo',
  help: demoHelp,
  parse: (argv) => parseDemoOptions(argv, process.env),
  run: demo,
});

async function demo(options: DemoOptions): Promise<number> {
  const runtime = options.runtime ?? runtimeToDrive();
  ensureRuntime(runtime);
  const screen = virtualScreen(runtime);
  if (screen.length > 0) return runScript('demo.ts', process.argv.slice(2), screen);
  await ensureBuild(root);
  return playDemo(options);
}
