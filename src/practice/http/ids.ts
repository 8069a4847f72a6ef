/** A record's number as it stands in a path or a body, or null when it cannot name any record. */
export function parseId(text: string): number | null {
  return /^[1-9]\d{0,14}$/.test(text) ? Number.parseInt(text, 10) : null;
}
