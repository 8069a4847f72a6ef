import { _electron } from 'playwright-core';
import { electronArguments } from '../launcher/app-command.ts';
import { electronBinary } from '../launcher/electron-binary.ts';
import { parseReadyLine, type Ready } from '../launcher/ready-line.ts';
import { root, thisMachine } from '../launcher/this-machine.ts';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { DriveOptions, DrivenApp } from './driven-app.ts';
import { noInstruments, planInstruments } from './instruments/instruments.ts';
import { watchPageErrors } from './page-errors.ts';

/** Starts real Electron through Playwright. On Linux the caller provides a display (`xvfb-run`). */
export async function driveElectron(options: DriveOptions): Promise<DrivenApp> {
  const executablePath = electronBinary(root);
  if (executablePath === null) throw new Error("Electron's binary is not here.");
  const plan = options.instrumented === true ? planInstruments() : null;
  const app = await _electron.launch({
    executablePath,
    args: [
      ...(plan === null ? [] : ['--require', plan.module]),
      ...electronArgs(options),
      ...(plan === null ? [] : [`--js-flags=${plan.jsFlags}`]),
    ],
    env: definedOnly({ ...process.env, ...options.env, ...plan?.env }),
    cwd: root,
  });
  let output = '';
  const { stdout, stderr } = app.process();
  for (const stream of [stdout, stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
    });
  }
  try {
    if (stdout === null) throw new Error('Playwright starts Electron with pipes');
    const [ready, page] = await Promise.all([waitForReady(stdout), app.firstWindow()]);
    return {
      ...(plan === null ? noInstruments : await plan.connect()),
      runtime: 'electron',
      page,
      practiceUrl: ready.practiceUrl,
      pageErrors: await watchPageErrors(page),
      output: () => output,
      close: async () => {
        await app.close();
        await plan?.remove();
      },
    };
  } catch (error) {
    await app.close();
    await plan?.remove();
    throw error;
  }
}

/** Playwright takes no undefined values; Node's environment has none either, only its type allows them. */
function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function electronArgs(options: DriveOptions): string[] {
  const optional: readonly (readonly [string, string | number | undefined])[] = [
    ['api-url', options.apiUrl],
    ['password-store', options.passwordStore],
    ['practice-access-seconds', options.practiceAccessSeconds],
    ['practice-refresh-seconds', options.practiceRefreshSeconds],
  ];
  return [
    ...electronArguments(thisMachine),
    `--user-data-dir=${options.userDataDir}`,
    '--announce-ready',
    ...optional.flatMap(([name, value]) => (value === undefined ? [] : [`--${name}=${value}`])),
  ];
}

async function waitForReady(stdout: Readable): Promise<Ready> {
  for await (const line of createInterface({ input: stdout })) {
    const ready = parseReadyLine(line);
    if (ready !== null) return ready;
  }
  throw new Error('The app ended before it was ready.');
}
