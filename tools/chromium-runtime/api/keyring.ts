import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

/** Where the key that encrypts the app's secrets is kept. */
export interface Keyring {
  /** What `safeStorage.getSelectedStorageBackend` answers. */
  readonly backend: 'gnome_libsecret' | 'basic_text';
  /** The 32-byte key, made at first use; undefined where there is no safe place for one. */
  readonly key: () => Buffer | undefined;
}

const service = (app: string): string => `${app} Safe Storage (stand-in)`;

function remembering(load: () => Buffer | undefined): () => Buffer | undefined {
  let loaded: { key: Buffer | undefined } | undefined;
  return () => (loaded ??= { key: load() }).key;
}

/** No safe place for a key. */
export const noKeyring: Keyring = { backend: 'basic_text', key: () => undefined };

/** A key in a file: for tests alone, since whoever reads the file reads the secrets. */
export function fileKeyring(path: string): Keyring {
  return {
    backend: 'gnome_libsecret',
    key: remembering(() => {
      try {
        writeFileSync(path, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 });
      } catch (error) {
        if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error;
      }
      return Buffer.from(readFileSync(path, 'utf8'), 'base64');
    }),
  };
}

type Found = { readonly answer: 'key'; readonly key: string } | { readonly answer: 'none' | 'unavailable' };

/** Asks a keyring's command for the key; makes one and stores it when the keyring answers that it has none. */
function commandKeyring(find: () => Found, store: (key: string) => boolean): () => Buffer | undefined {
  return remembering(() => {
    const found = find();
    if (found.answer === 'unavailable') return undefined;
    if (found.answer === 'key') return Buffer.from(found.key, 'base64');
    const key = randomBytes(32);
    return store(key.toString('base64')) ? key : undefined;
  });
}

/** Runs a keyring command; the key goes through its input, never through its arguments, which others can see. */
function run(
  command: string,
  args: readonly string[],
  input?: string,
): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    input: input ?? '',
    timeout: 30_000,
  });
  if (error !== undefined) return { status: null, out: '', err: error.message };
  return { status, out: stdout, err: stderr };
}

function secretServiceKey(app: string): () => Buffer | undefined {
  const attributes = ['application', service(app)];
  return commandKeyring(
    () => {
      const { status, out, err } = run('secret-tool', ['lookup', ...attributes]);
      if (status === 0) return { answer: 'key', key: out.trim() };
      return { answer: status === 1 && err === '' ? 'none' : 'unavailable' };
    },
    (key) => run('secret-tool', ['store', '--label', service(app), ...attributes], key).status === 0,
  );
}

function keychainKey(app: string): () => Buffer | undefined {
  const notFound = 44;
  return commandKeyring(
    () => {
      const { status, out } = run('security', ['find-generic-password', '-s', service(app), '-w']);
      if (status === 0) return { answer: 'key', key: out.trim() };
      return { answer: status === notFound ? 'none' : 'unavailable' };
    },
    (key) =>
      run('security', ['-i'], `add-generic-password -s "${service(app)}" -a "${app}" -w "${key}"\n`).status === 0,
  );
}

/** The desktop's own keyring, through the command that comes with it. */
export function desktopKeyring(app: string): Keyring {
  if (process.platform === 'darwin') return { backend: 'gnome_libsecret', key: keychainKey(app) };
  if (process.platform === 'linux' && process.env['DBUS_SESSION_BUS_ADDRESS'] !== undefined) {
    const key = secretServiceKey(app);
    return {
      get backend() {
        return key() === undefined ? 'basic_text' : 'gnome_libsecret';
      },
      key,
    };
  }
  return noKeyring;
}
