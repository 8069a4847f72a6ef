import type { Capabilities } from './contract-server.ts';

/** By version, what SimpleJWT answers at the refresh path for a user who may not sign in any more (README.md). */
export function refreshAnswersOf(version: string): Pick<Capabilities, 'refreshOfInactive' | 'refreshOfDeleted'> {
  if (isBefore(version, [5, 4, 0])) return { refreshOfInactive: 'renewed', refreshOfDeleted: 'renewed' };
  // https://github.com/jazzband/djangorestframework-simplejwt/issues/860
  return { refreshOfInactive: 'refused', refreshOfDeleted: isBefore(version, [5, 5, 2]) ? 'failed' : 'refused' };
}

function isBefore(version: string, limit: readonly [number, number, number]): boolean {
  const parts = version.split('.').map((part) => Number.parseInt(part, 10));
  for (const [index, wanted] of limit.entries()) {
    const part = parts[index] ?? 0;
    if (part !== wanted) return part < wanted;
  }
  return false;
}
