/**
 * How soon a signal counts as an echo of the one before: libraries that listen for the end raise it again themselves, as
 * `when-exit` does, which electron-store brings along.
 */
const ECHO_MS = 1_000;

interface Ending {
  /** Asks the app to quit, as Electron does on these signals. */
  readonly quit: () => void;
  /** Ends the process at once. */
  readonly exit: (exitCode: number) => void;
}

/** The first signal asks; another one, once it cannot be an echo any more, does not wait. */
export function quitOnSignal(
  { quit, exit }: Ending,
  signals: Pick<NodeJS.EventEmitter, 'on'> = process,
  now: () => number = () => performance.now(),
): void {
  let askedAt: number | undefined;
  const onSignal = (): void => {
    if (askedAt === undefined) {
      askedAt = now();
      quit();
    } else if (now() - askedAt >= ECHO_MS) {
      exit(130);
    }
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) signals.on(name, onSignal);
}
