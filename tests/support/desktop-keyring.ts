import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import { findProgram } from '../../tools/launcher/this-machine.ts';

/** A GNOME keyring of its own on a session bus of its own, unlocked: what the user of a Linux desktop has. */
export interface DesktopKeyring {
  /** Leads a program to it. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const programs = ['dbus-daemon', 'dbus-send', 'gnome-keyring-daemon', 'secret-tool'];

/** The programs that are missing for it here. */
export function missingForDesktopKeyring(): string[] {
  return programs.filter((program) => findProgram(program) === null);
}

/** Starts one that keeps its files in `folder`. */
export async function startDesktopKeyring(folder: string): Promise<DesktopKeyring> {
  await mkdir(join(folder, 'run'), { recursive: true, mode: 0o700 });
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  // Node's documentation of the event "line": one argument, a string.
  const [address] = (await once(createInterface({ input: bus.stdout }), 'line')) as [string];
  const env = {
    DBUS_SESSION_BUS_ADDRESS: address,
    XDG_RUNTIME_DIR: join(folder, 'run'),
    XDG_DATA_HOME: join(folder, 'data'),
  };
  const keyring = spawn('gnome-keyring-daemon', ['--foreground', '--components=secrets', '--unlock'], {
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { ...process.env, ...env },
  });
  keyring.stdin.end('a password of the desktop');
  const stopBoth = async (): Promise<void> => {
    await stop(keyring);
    await stop(bus);
  };
  try {
    await expect.poll(() => isOnBus('org.freedesktop.secrets', env)).toBe(true);
  } catch (error) {
    await stopBoth();
    throw error;
  }
  return { env, stop: stopBoth };
}

async function isOnBus(name: string, env: Readonly<Record<string, string>>): Promise<boolean> {
  const question = ['--print-reply', '--dest=org.freedesktop.DBus', '/', 'org.freedesktop.DBus.NameHasOwner'];
  const { stdout } = await promisify(execFile)('dbus-send', [...question, `string:${name}`], {
    env: { ...process.env, ...env },
  });
  return stdout.includes('boolean true');
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill();
  await gone;
}
