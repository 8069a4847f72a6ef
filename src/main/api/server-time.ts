import type { EpochMs } from '../../shared/domain/market.ts';
import { serverProblems } from '../problems/server-problems.ts';

const WITHOUT_ZONE = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2}(?:\.\d+)?)$/u;

/**
 * Reads a time as these servers write it: ISO 8601 with a zone, or `YYYY-MM-DD HH:MM:SS` in UTC without one.
 * Throws `server.unexpectedAnswer` for anything else.
 */
export function parseServerTime(text: string): EpochMs {
  const bare = WITHOUT_ZONE.exec(text);
  const time = Date.parse(bare === null ? text : `${bare[1] ?? ''}T${bare[2] ?? ''}Z`);
  if (Number.isNaN(time)) throw serverProblems.unexpectedAnswer();
  return Math.trunc(time);
}
