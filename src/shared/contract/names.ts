/** Splits `trades.openFromSignal` into its domain and verb. Throws on a name without a dot: a mistake in the contract. */
export function splitName(name: string): { domain: string; verb: string } {
  const dot = name.indexOf('.');
  if (dot < 1) throw new Error(`contract name without a domain: ${name}`);
  return { domain: name.slice(0, dot), verb: name.slice(dot + 1) };
}

/** The subscription method for an event's verb: `changed` → `onChanged`. */
export function subscriptionName(verb: string): string {
  return `on${verb.charAt(0).toUpperCase()}${verb.slice(1)}`;
}
