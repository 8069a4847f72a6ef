import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where the system keeps the settings of a user's applications. */
function appData(): string {
  const { APPDATA, XDG_CONFIG_HOME } = process.env;
  if (process.platform === 'win32') return APPDATA ?? join(homedir(), 'AppData', 'Roaming');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  return XDG_CONFIG_HOME ?? join(homedir(), '.config');
}

/** https://www.electronjs.org/docs/latest/api/app#appgetpathname, as far as the app asks. */
export class AppPaths {
  readonly #paths = new Map<string, string>();

  /** @param userData the `--user-data-dir` switch, if given. */
  constructor(name: string, userData: string | undefined) {
    this.#paths.set('home', homedir());
    this.#paths.set('temp', tmpdir());
    this.#paths.set('appData', appData());
    this.#paths.set('userData', userData === undefined ? join(appData(), name) : resolve(userData));
  }

  get(name: string): string {
    const path = this.#paths.get(name);
    if (path !== undefined) return path;
    if (name === 'logs') return join(this.get('userData'), 'logs');
    throw new Error(`not implemented by the stand-in: app.getPath('${name}')`);
  }

  set(name: string, path: string): void {
    if (resolve(path) !== path) throw new Error('Path must be absolute');
    this.#paths.set(name, path);
  }
}
