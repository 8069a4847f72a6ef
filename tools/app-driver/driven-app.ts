import type { Page } from 'playwright-core';
import type { RuntimeName } from '../launcher/options.ts';
import type { Instruments } from './instruments/instruments.ts';

export interface DriveOptions {
  readonly runtime: RuntimeName;
  readonly userDataDir: string;
  /** Pre-fills the connect form. */
  readonly apiUrl?: string;
  /** In the role of the desktop's keyring. Only the stand-in has one; Electron uses the desktop's. */
  readonly testKeyring?: string;
  /** `basic` does without a key store (Linux). */
  readonly passwordStore?: string;
  readonly practiceAccessSeconds?: number;
  readonly practiceRefreshSeconds?: number;
  /** Loads the test instruments into main. */
  readonly instrumented?: boolean;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** The running app with its window, whichever runtime shows it. Started without instruments, their methods reject. */
export interface DrivenApp extends Instruments {
  readonly runtime: RuntimeName;
  readonly page: Page;
  /** The base URL of the app's own practice backend, or null when it did not start one. */
  readonly practiceUrl: string | null;
  /** What the page complained about so far: console errors and uncaught exceptions, with their places. */
  pageErrors(): readonly string[];
  /** Everything the app wrote on its standard streams so far. */
  output(): string;
  /** Stops the app as its user would from a terminal; resolves when it is gone. */
  close(): Promise<void>;
}
