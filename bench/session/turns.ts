/**
 * In which order the contestants take their turn in a round. Over `2 × n` rounds everybody runs equally often at each place
 * and behind each other, so that nobody always inherits the same neighbour's garbage, connections and compiled code:
 * the rows of a balanced Latin square (E. J. Williams, 1949), every second square mirrored because one alone is balanced
 * only for even `n`.
 */
export function turns<T>(contestants: readonly T[], round: number): T[] {
  const count = contestants.length;
  // 0, 1, n−1, 2, n−2, …: each step between neighbours is another one.
  const zigzag = contestants.map((_, place) => (place % 2 === 1 ? (place + 1) / 2 : (count - place / 2) % count));
  const row = zigzag.flatMap((start) => contestants.slice((start + round) % count).slice(0, 1));
  return Math.floor(round / count) % 2 === 1 ? row.reverse() : row;
}
