import { mkdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { runtimeToDrive } from '../app-driver/drive.ts';
import { root } from '../launcher/this-machine.ts';
import type { DemoOptions } from './options.ts';
import { play } from './play.ts';
import { withStage } from './stage.ts';
import { story } from './story.ts';

/** Plays the story and prints it. Answers the exit code. The build and a runtime must be there. */
export async function playDemo({ runtime, remote }: DemoOptions): Promise<number> {
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  const pictures = join(root, 'out', 'demo');
  await rm(pictures, { recursive: true, force: true });
  await mkdir(pictures, { recursive: true });

  const chosen = runtime ?? runtimeToDrive();
  print(`Paperdesk, the main job. Runtime: ${chosen}. Server: ${remote?.url ?? 'a practice server in this process'}.`);
  const { passed, failed } = await withStage(chosen, remote, (stage) =>
    play(story, {
      stage,
      hasControl: stage.backend !== null,
      print,
      picture: async (number, name) => {
        const path = join(pictures, `${String(number).padStart(2, '0')}-${name.replaceAll(/[^a-z]+/g, '-')}.png`);
        await stage.app.page.screenshot({ path });
        return relative(root, path);
      },
    }),
  );
  print(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
