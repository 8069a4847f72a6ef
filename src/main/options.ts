import { z } from 'zod';

/** Switches the app understands, beside Electron's own (such as --user-data-dir). */
export interface AppOptions {
  /** Pre-fills the connect form. Text as given; the form checks it. */
  readonly apiUrl: string | null;
  /** Token lifetimes of the practice backend in seconds. */
  readonly practiceAccessSeconds: number;
  readonly practiceRefreshSeconds: number;
  /** Print one line on standard output when the window can be used, for whoever started the app. */
  readonly announceReady: boolean;
}

/** The lifetimes SimpleJWT servers of this family are run with. */
const ONE_HOUR = 3_600;
const ONE_DAY = 86_400;

const seconds = z.coerce.number().int().min(1).max(10_000_000);

/** Reads the options from the command line. A lifetime that is not a whole number of seconds falls back to the default. */
export function readOptions(commandLine: {
  hasSwitch(name: string): boolean;
  getSwitchValue(name: string): string;
}): AppOptions {
  const lifetime = (name: string, otherwise: number): number => {
    const value = seconds.safeParse(commandLine.getSwitchValue(name));
    return commandLine.hasSwitch(name) && value.success ? value.data : otherwise;
  };
  const apiUrl = commandLine.getSwitchValue('api-url');
  return {
    apiUrl: apiUrl === '' ? null : apiUrl,
    practiceAccessSeconds: lifetime('practice-access-seconds', ONE_HOUR),
    practiceRefreshSeconds: lifetime('practice-refresh-seconds', ONE_DAY),
    announceReady: commandLine.hasSwitch('announce-ready'),
  };
}
