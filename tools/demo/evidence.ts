import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordedRequest } from '../recording-proxy/recording.ts';
import { paths } from '../app-driver/paths.ts';

/** A short mark of the stored session's ciphertext, or null when nothing is stored. */
export async function vaultMark(userDataDir: string): Promise<string | null> {
  const content = await readFile(join(userDataDir, 'session.json')).catch(() => null);
  return content === null ? null : createHash('sha256').update(content).digest('hex').slice(0, 8);
}

/** The newest access token that the server gave out. */
export function lastIssued(requests: readonly RecordedRequest[]): RecordedRequest {
  const last = requests.findLast(({ accessIssued }) => accessIssued !== null);
  if (last === undefined) throw new Error('the server has given out no token yet');
  return last;
}

/** The refresh requests that arrived before the last one on `path` was answered. */
export function refreshesUpTo(requests: readonly RecordedRequest[], path: RegExp): readonly RecordedRequest[] {
  const end = requests.findLastIndex((request) => path.test(request.path));
  return requests.slice(0, end + 1).filter((request) => paths.refresh.test(request.path));
}
