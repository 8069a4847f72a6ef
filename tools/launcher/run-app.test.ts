import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runApp } from './run-app.ts';

let complaints: string;

beforeEach(() => {
  complaints = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
    complaints += String(chunk);
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

/** Runs a line of JavaScript in the role of the app. */
async function run(script: string, readyMs = 20_000) {
  const output = new PassThrough();
  const announced: unknown[] = [];
  const code = await runApp(
    { file: process.execPath, args: ['-e', script] },
    { cwd: process.cwd(), output, onReady: (ready) => announced.push(ready), readyMs },
  );
  output.end();
  return { code, announced, printed: await text(output) };
}

const READY = `console.log('PAPERDESK_READY {"practiceUrl":null}');`;

describe('running the app', () => {
  it('announces once, passes other output on, and answers the app’s exit code', async () => {
    const result = await run(`console.log('before'); ${READY} ${READY} console.log('after'); process.exitCode = 7;`);
    expect(result).toEqual({ code: 7, announced: [{ practiceUrl: null }], printed: 'before\nafter\n' });
    expect(complaints).toBe('');
  });

  it('complains about an app that fails before it was ready', async () => {
    const result = await run('process.exitCode = 3;');
    expect(result).toMatchObject({ code: 1, announced: [] });
    expect(complaints).toContain('ended before its window could be used (exit code 3)');
  });

  it('says that another one is running when the app steps back for it', async () => {
    const printed = 'Paperdesk is already running; its window was brought forward.\n';
    expect(await run('')).toEqual({ code: 0, announced: [], printed });
    expect(complaints).toBe('');
  });

  it('says nothing of another one when a signal stopped the app before it was ready', async () => {
    const output = new PassThrough();
    let printed = '';
    output.on('data', (chunk) => {
      printed += String(chunk);
      process.emit('SIGTERM');
    });
    const script = `process.on('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1000); console.log('starting');`;
    const code = await runApp(
      { file: process.execPath, args: ['-e', script] },
      { cwd: process.cwd(), output, onReady: () => undefined },
    );
    expect([code, complaints, printed]).toEqual([0, '', 'starting\n']);
  });

  it('stops an app that never gets ready', async () => {
    const result = await run('setInterval(() => {}, 1000);', 300);
    expect(result.code).toBe(1);
    expect(complaints).toContain('not ready within 0.3 s');
  });

  it('complains about an app that cannot be started', async () => {
    const code = await runApp(
      { file: '/no/such/program', args: [] },
      { cwd: process.cwd(), output: new PassThrough(), onReady: () => undefined },
    );
    expect(code).toBe(1);
    expect(complaints).toContain('ENOENT');
  });

  it('forwards a signal and answers how the app took it', async () => {
    const stop = `process.on('SIGTERM', () => process.exit(9)); setInterval(() => {}, 1000); ${READY}`;
    const running = runApp(
      { file: process.execPath, args: ['-e', stop] },
      { cwd: process.cwd(), output: new PassThrough(), onReady: () => process.emit('SIGTERM') },
    );
    expect(await running).toBe(9);
  });

  it('does not leave the helpers of an ended app behind', async () => {
    const helper = `require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' })`;
    // The helper holds the app's output open, so an answer at all means that it is gone.
    expect(await run(`${READY} ${helper}; process.exit(0);`)).toMatchObject({ code: 0 });
  });
});
