import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchElectron, lastLine, probe, RETRY_AFTER_MS } from './electron-fetch.ts';

let root: string;
let now: number;
let calls: string[];
let reachable: string | null;

const steps = {
  now: () => now,
  from: 'https://releases.invalid/',
  probe: () => {
    calls.push('probe');
    return Promise.resolve(reachable);
  },
  download: () => {
    calls.push('download');
    return Promise.resolve(null);
  },
};

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'paperdesk-fetch-'));
  now = 1_000;
  calls = [];
  reachable = 'the host cannot be reached';
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('fetching Electron', () => {
  it('downloads only from a host that can be reached', async () => {
    expect(await fetchElectron(root, false, steps)).toBe('the host cannot be reached');
    expect(calls).toEqual(['probe']);
    reachable = null;
    expect(await fetchElectron(root, true, steps)).toBeNull();
    expect(calls).toEqual(['probe', 'probe', 'download']);
  });

  it('asks a blocked network once a day', async () => {
    await fetchElectron(root, false, steps);
    now += RETRY_AFTER_MS - 1;
    expect(await fetchElectron(root, false, steps)).toBe('the host cannot be reached');
    expect(calls).toHaveLength(1);
    now += 1;
    await fetchElectron(root, false, steps);
    expect(calls).toHaveLength(2);
  });

  it('asks another release host at once', async () => {
    await fetchElectron(root, false, steps);
    await fetchElectron(root, false, { ...steps, from: 'https://mirror.invalid/' });
    expect(calls).toHaveLength(2);
  });

  it('asks again at once when told to, and when its memory is damaged', async () => {
    await fetchElectron(root, false, steps);
    await fetchElectron(root, true, steps);
    expect(calls).toHaveLength(2);
    await writeFile(join(root, 'node_modules/.cache/paperdesk/electron-fetch.json'), '{');
    await fetchElectron(root, false, steps);
    expect(calls).toHaveLength(3);
  });
});

describe('looking whether the release host can be reached', () => {
  it.each(['ELECTRON_MIRROR', 'npm_config_electron_mirror'])('names %s when it is no URL', async (name) => {
    expect(await probe({ [name]: 'not a url' })).toBe(`${name} is not a URL: "not a url"`);
  });

  it.each(['HTTPS_PROXY', 'https_proxy'])(
    'leaves it to the download when %s is set: the direct way proves nothing',
    async (name) => {
      // Nothing listens on port 1.
      const env = { ELECTRON_MIRROR: 'https://127.0.0.1:1/' };
      expect(await probe(env)).toBe('127.0.0.1 cannot be reached');
      expect(await probe({ ...env, [name]: 'http://127.0.0.1:3128' })).toBeNull();
    },
  );
});

describe('the reason of a failed download', () => {
  it('is the last line that says something', () => {
    expect(lastLine('Downloading\nError: 403 Forbidden\n\n  ')).toBe('Error: 403 Forbidden');
    expect(lastLine('')).toBeNull();
  });
});
