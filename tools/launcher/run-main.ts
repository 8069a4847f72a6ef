export type Parsed<Options> =
  | { readonly kind: 'run'; readonly options: Options }
  | { readonly kind: 'help' }
  | { readonly kind: 'problem'; readonly message: string };

interface Program<Options> {
  /** As the user types it, for "… -- --help". */
  readonly command: string;
  readonly help: string;
  readonly parse: (argv: readonly string[]) => Parsed<Options>;
  /** Answers the exit code. */
  readonly run: (options: Options) => Promise<number>;
}

/** What every program here makes of its command line: help, a sentence and 2 for a mistake in it, a sentence and 1 for a failure. */
export async function runMain<Options>({ command, help, parse, run }: Program<Options>): Promise<void> {
  // Whoever read the output may be gone (`… | head`). The program still ends in order instead of leaving an app behind.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const parsed = parse(process.argv.slice(2));
  if (parsed.kind === 'help') {
    process.stdout.write(help);
  } else if (parsed.kind === 'problem') {
    process.stderr.write(`${parsed.message}. "${command} -- --help" lists the options.\n`);
    process.exitCode = 2;
  } else {
    try {
      process.exitCode = await run(parsed.options);
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    }
  }
}
