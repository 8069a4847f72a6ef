import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import electronPackage from 'electron/package.json' with { type: 'json' };
import { parseCommandLine, parseSwitches, readAppPackage, UsageError } from './command-line.ts';
import type { CommandLine } from './command-line.ts';
import { setCurrent } from './current.ts';
import { createElectron } from './electron.ts';
import { findChromium } from './find-chromium.ts';
import { resolveElectronToStandIn } from './hooks.ts';
import { quitOnSignal } from './quit-on-signal.ts';

const usage =
  'node tools/chromium-runtime/cli.ts [--headless] [--test-keyring FILE] [--chromium PATH] [--require FILE]… MAIN.js ' +
  '[switches and args]';

/** Runs an app as `electron MAIN.js switches…` would. */
async function run(line: CommandLine): Promise<void> {
  const executable = line.chromium ?? findChromium();
  if (executable === undefined)
    throw new UsageError('no Chromium, Chrome or Edge is installed; name one with --chromium');
  if (line.testKeyring !== undefined) {
    console.error(
      `TEST KEYRING: secrets are encrypted with the key in ${line.testKeyring}. Never use this with real accounts.`,
    );
  }
  const appPackage = readAppPackage(line.main);
  const standIn = createElectron({
    executable,
    headless: line.headless,
    testKeyring: line.testKeyring,
    appPackage,
    switches: parseSwitches(line.appArgs),
  });
  setCurrent(standIn);
  resolveElectronToStandIn();

  process.argv = [process.execPath, line.main, ...line.appArgs];
  Object.assign(process, { type: 'browser', defaultApp: true });
  Object.assign(process.versions, { electron: electronPackage.version });

  quitOnSignal({ quit: standIn.quit, exit: (exitCode) => process.exit(exitCode) });

  const require = createRequire(import.meta.url);
  for (const module of line.modules) require(module);
  await import(pathToFileURL(appPackage.script).href);
  await standIn.start();
}

try {
  await run(parseCommandLine(process.argv.slice(2)));
} catch (error) {
  if (error instanceof UsageError) console.error(`${error.message}\nUsage: ${usage}`);
  else console.error(error);
  process.exit(1);
}
