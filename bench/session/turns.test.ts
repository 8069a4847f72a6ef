import { expect, it } from 'vitest';
import { turns } from './turns.ts';

/** How often each value occurs. */
function tally(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

it.each([[['a', 'b', 'c', 'd', 'e']], [['a', 'b', 'c', 'd', 'e', 'f']]])(
  'gives %j every place and every neighbour equally often',
  (contestants) => {
    const count = contestants.length;
    const rounds = Array.from({ length: 2 * count }, (_, round) => turns(contestants, round));
    const places = tally(rounds.flatMap((round) => round.map((name, place) => `${name}${place}`)));
    const neighbours = tally(
      rounds.flatMap((round) => round.slice(1).map((name, place) => `${round[place] ?? ''}${name}`)),
    );
    expect(Object.values(places)).toEqual(Array<number>(count * count).fill(2));
    expect(Object.values(neighbours)).toEqual(Array<number>(count * (count - 1)).fill(2));
  },
);
