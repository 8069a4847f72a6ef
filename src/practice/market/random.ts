/** Uniform in [0, 1). */
export type Random = () => number;

/**
 * mulberry32, a small generator good enough for a price walk and nothing else. The text keeps streams of one seed apart:
 * each symbol has its own, so listing another symbol changes no other symbol's prices.
 */
export function seededRandom(seed: number, stream: string): Random {
  let state = fnv1a(`${seed}:${stream}`);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A standard normal value, by the Box–Muller transform. */
export function gaussian(random: Random): number {
  // 1 − u is in (0, 1], so the logarithm is finite.
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** The 32-bit FNV-1a hash of the text's UTF-16 code units. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
}
