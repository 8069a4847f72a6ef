/** One step of the story. Throws when what it shows is not so. */
export interface Step<Stage> {
  /** What happens, as a sentence; also names the screenshot. */
  readonly name: string;
  /** Needs a hand on the server: its clock, its tokens, its log. */
  readonly needsControl: boolean;
  /** Answers the evidence, one line each. */
  run(stage: Stage): Promise<readonly string[]>;
}

interface PlayOptions<Stage> {
  readonly stage: Stage;
  readonly hasControl: boolean;
  readonly print: (line: string) => void;
  /** Takes a picture of what the step led to, failed steps included. Answers the file. */
  readonly picture: (number: number, name: string) => Promise<string>;
}

export interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

/**
 * Plays the steps in order and prints each with its evidence. The first failure ends the play, because every step builds
 * on those before; what was not played is listed and counts as neither passed nor failed.
 */
export async function play<Stage>(steps: readonly Step<Stage>[], options: PlayOptions<Stage>): Promise<Outcome> {
  const { stage, hasControl, print, picture } = options;
  let passed = 0;
  let failed = 0;
  for (const [index, step] of steps.entries()) {
    const number = index + 1;
    if (failed > 0) {
      print(`  –  ${number}. ${step.name}: not played`);
    } else if (step.needsControl && !hasControl) {
      print(`  –  ${number}. ${step.name}: needs control of the server`);
    } else {
      const result = await attempt(step, stage);
      print(`${result.ok ? ' ok ' : 'FAIL'} ${number}. ${step.name}`);
      for (const line of result.lines) print(`       ${line}`);
      print(`       screenshot: ${await picture(number, step.name)}`);
      if (result.ok) passed += 1;
      else failed += 1;
    }
  }
  return { passed, failed };
}

interface Attempt {
  readonly ok: boolean;
  readonly lines: readonly string[];
}

async function attempt<Stage>(step: Step<Stage>, stage: Stage): Promise<Attempt> {
  try {
    return { ok: true, lines: await step.run(stage) };
  } catch (error) {
    return { ok: false, lines: (error instanceof Error ? error.message : String(error)).split('\n') };
  }
}
