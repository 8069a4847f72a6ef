import type { Crossing } from './instruments/instruments.ts';
import { tokenFinder } from './token-search.ts';

/** The messages between page and main in which a token can be read, as `to page session.status`. */
export function crossingsWithTokens(traffic: readonly Crossing[], tokens: readonly string[]): string[] {
  const holdsToken = tokenFinder(tokens);
  return traffic
    .filter(({ text }) => holdsToken(text) || holdsToken(text.replaceAll('\0', '')))
    .map(({ way, channel }) => `${way} ${channel}`);
}
