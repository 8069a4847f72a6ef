import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync } from 'node:fs';

/**
 * Removes the lock file that was judged abandoned by its content, and no other: by now somebody quicker may have removed it
 * and locked anew. A name belongs to one renamer, so what was taken away can be looked at before it is deleted, and be put
 * back where it is a living owner's.
 */
export function discard(file, judged) {
  const taken = `${file}.${randomUUID()}`;
  try {
    renameSync(file, taken);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  try {
    if (readFileSync(taken, 'utf8') !== judged) linkSync(taken, file);
  } catch (error) {
    // A third one locked in the meantime; all that is left to do is to wait for it.
    if (error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(taken, { force: true });
  }
}
