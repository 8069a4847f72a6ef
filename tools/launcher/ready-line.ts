import { z } from 'zod';

/** What the app's main process writes on stdout, once, when its window can be used (switch `--announce-ready`). */
const PREFIX = 'PAPERDESK_READY ';

const readySchema = z.strictObject({ practiceUrl: z.string().nullable() });
export type Ready = z.infer<typeof readySchema>;

/** The announcement in one line of the app's output, or null when the line is anything else. */
export function parseReadyLine(line: string): Ready | null {
  if (!line.startsWith(PREFIX)) return null;
  try {
    return readySchema.parse(JSON.parse(line.slice(PREFIX.length)));
  } catch {
    return null;
  }
}
