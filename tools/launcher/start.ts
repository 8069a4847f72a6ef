import { electronBinary } from './electron-binary.ts';
import { fetchElectron } from './electron-fetch.ts';
import { chooseRuntime, type ElectronAnswer, type RuntimeChoice } from './choose-runtime.ts';
import { chromiumCommand, electronCommand, type Command } from './app-command.ts';
import { hasDisplay } from './display.ts';
import { freePort } from './free-port.ts';
import { ensureBuild } from './build.ts';
import { ensureRuntime } from './ensure-runtime.ts';
import { parseStartOptions, startHelp, type LauncherOptions } from './options.ts';
import { runApp } from './run-app.ts';
import { runMain } from './run-main.ts';
import { runScript } from './run-script.ts';
import { virtualScreen } from './virtual-screen.ts';
import { findProgram, root, thisMachine } from './this-machine.ts';

await runMain({
  command: 'npm start',
  help: startHelp,
  parse: (argv) => parseStartOptions(argv, process.cwd()),
  run: start,
});

async function start(options: LauncherOptions): Promise<number> {
  if (!options.headless && !hasDisplay(process.platform, process.env)) return withoutDisplay(options);
  const choice = await chooseRuntime(options.runtime, () => findElectron(options.runtime === 'electron'));
  if (choice.runtime === 'chromium' && choice.reason !== null) process.stderr.write(`${choice.reason}\n`);
  ensureRuntime(choice.runtime);
  await ensureBuild(root);
  const debugPort = options.remoteDebuggingPort === 0 ? await freePort() : options.remoteDebuggingPort;
  return runApp(commandFor(choice, options, debugPort), {
    cwd: root,
    output: options.json ? process.stderr : process.stdout,
    onReady: ({ practiceUrl }) => {
      const { runtime } = choice;
      process.stdout.write(
        options.json
          ? `${JSON.stringify({ ready: true, runtime, debugPort, practiceUrl })}\n`
          : `Paperdesk is ready (runtime: ${runtime}).\n`,
      );
    },
  });
}

/** A script that reads JSON wants the app or an error; a person gets to see the main job all the same. */
async function withoutDisplay(options: LauncherOptions): Promise<number> {
  if (options.json) throw new Error('There is no display here. Add --headless.');
  process.stderr.write(
    'There is no display here (add --headless to run without one): playing "npm run demo" instead.\n',
  );
  return runScript('demo.ts', options.runtime === null ? [] : ['--runtime', options.runtime]);
}

async function findElectron(retryDownload: boolean): Promise<ElectronAnswer> {
  const problem = electronBinary(root) === null ? await fetchElectron(root, retryDownload) : null;
  const path = electronBinary(root);
  return path === null ? { problem: problem ?? 'the download failed' } : { path };
}

function commandFor(choice: RuntimeChoice, options: LauncherOptions, debugPort: number | null): Command {
  if (choice.runtime === 'chromium') return chromiumCommand(thisMachine, options, debugPort);
  if (options.testKeyring !== null) throw new Error('--test-keyring works only with --runtime chromium.');
  return electronCommand(thisMachine, choice.path, screenFor(options), options, debugPort);
}

/** Headless means that nobody sees the window: even where there is a display, Electron gets one of its own if it can. */
function screenFor({ headless }: LauncherOptions): string[] {
  if (!headless || process.platform !== 'linux') return [];
  const xvfbRun = findProgram('xvfb-run');
  return xvfbRun === null ? virtualScreen('electron') : [xvfbRun, '-a'];
}
