import { spawn } from 'node:child_process';
import { strict } from './not-implemented.ts';

interface Shell {
  openExternal(url: string): Promise<void>;
}

function command(url: string): [command: string, args: string[]] {
  if (process.platform === 'darwin') return ['open', [url]];
  // rundll32 takes the URL as it is; `start` would let cmd.exe read the & of a query as its own.
  if (process.platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', url]];
  return ['xdg-open', [url]];
}

/** https://www.electronjs.org/docs/latest/api/shell */
export const shell: Shell = strict<Shell>('shell', {
  async openExternal(url) {
    const { href } = new URL(url);
    const child = spawn(...command(href), { stdio: 'ignore', detached: true });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    child.unref();
  },
});
