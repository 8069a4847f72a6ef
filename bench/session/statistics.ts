/**
 * The value below which the fraction `q` (0–1) of the values lies, interpolated between the two nearest, as R's type 7 and
 * NumPy's default do. Throws when there are no values: no figure is better than a wrong one.
 */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const position = (sorted.length - 1) * q;
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  if (below === undefined || above === undefined) throw new Error('no values, no quantile');
  return below + (above - below) * (position % 1);
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Each value divided by its partner of the same round: what slowed both down cancels out. Lists of the same length. */
export function pairedRatios(values: readonly number[], partners: readonly number[]): number[] {
  if (values.length !== partners.length) throw new Error('every value needs a partner');
  return values.map((value, index) => value / (partners[index] ?? Number.NaN));
}
