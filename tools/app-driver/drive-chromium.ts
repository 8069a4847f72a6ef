import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { z } from 'zod';
import { root } from '../launcher/this-machine.ts';
import type { DriveOptions, DrivenApp } from './driven-app.ts';
import { noInstruments, planInstruments, type InstrumentsPlan } from './instruments/instruments.ts';
import { watchPageErrors } from './page-errors.ts';

const readySchema = z.object({ debugPort: z.number(), practiceUrl: z.string().nullable() });

/** Starts the stand-in through the launcher and attaches to its window over the debugging port. */
export async function driveChromium(options: DriveOptions): Promise<DrivenApp> {
  const plan = options.instrumented === true ? planInstruments() : null;
  const args = [...launcherArgs(options), ...(plan === null ? [] : instrumentArgs(plan))];
  const launcher = spawn(process.execPath, [join(root, 'tools', 'launcher', 'start.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env, ...plan?.env },
  });
  let output = '';
  launcher.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
  });
  try {
    const ready = await readyLine(launcher, () => output);
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${ready.debugPort}`);
    const page = await firstWindow(browser);
    const pageErrors = await watchPageErrors(page);
    const instruments = plan === null ? noInstruments : await plan.connect();
    return {
      ...instruments,
      runtime: 'chromium',
      page,
      practiceUrl: ready.practiceUrl,
      pageErrors,
      output: () => output,
      close: async () => {
        await browser.close();
        await stop(launcher);
        await plan?.remove();
        if (launcher.exitCode !== 0) throw new Error(`The app did not quit in order (${endOf(launcher)}).\n${output}`);
      },
    };
  } catch (error) {
    await stop(launcher);
    await plan?.remove();
    throw error;
  }
}

function launcherArgs(options: DriveOptions): string[] {
  const optional: readonly (readonly [string, string | number | undefined])[] = [
    ['api-url', options.apiUrl],
    ['test-keyring', options.testKeyring],
    ['password-store', options.passwordStore],
    ['practice-access-seconds', options.practiceAccessSeconds],
    ['practice-refresh-seconds', options.practiceRefreshSeconds],
  ];
  return [
    '--runtime=chromium',
    '--headless',
    '--json',
    '--remote-debugging-port=0',
    `--user-data-dir=${options.userDataDir}`,
    ...optional.flatMap(([name, value]) => (value === undefined ? [] : [`--${name}=${value}`])),
  ];
}

function instrumentArgs({ module, jsFlags }: InstrumentsPlan): string[] {
  return [`--require=${module}`, `--js-flags=${jsFlags}`];
}

async function readyLine(launcher: ChildProcess, output: () => string): Promise<z.infer<typeof readySchema>> {
  if (launcher.stdout === null) throw new Error('the launcher was started with a pipe on stdout');
  for await (const line of createInterface({ input: launcher.stdout })) return readySchema.parse(JSON.parse(line));
  throw new Error(`The app did not get ready.\n${output()}`);
}

/** The context of the browser's own windows; the stand-in opens them there. */
async function firstWindow(browser: Browser): Promise<Page> {
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('the browser has no window');
  const isApp = (page: Page): boolean => page.url().startsWith('http://renderer.');
  return context.pages().find(isApp) ?? (await context.waitForEvent('page', { predicate: isApp }));
}

function endOf({ exitCode, signalCode }: ChildProcess): string {
  return exitCode === null ? String(signalCode) : `exit code ${exitCode}`;
}

async function stop(launcher: ChildProcess): Promise<void> {
  if (launcher.exitCode !== null || launcher.signalCode !== null) return;
  const gone = once(launcher, 'exit');
  launcher.kill('SIGTERM');
  await gone;
}
