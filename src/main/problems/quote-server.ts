const MAX_QUOTE = 200;

/**
 * A server's own sentence, made safe to show: one line, bounded, and without anything long enough to be a credential,
 * because a server may echo what it was sent.
 */
export function quoteServer(text: string): string {
  const oneLine = text.replace(/\s+/gu, ' ').trim();
  const withoutSecrets = oneLine.replace(/[A-Za-z0-9_+/=.-]{20,}/gu, '…');
  return withoutSecrets.length > MAX_QUOTE ? `${withoutSecrets.slice(0, MAX_QUOTE - 1)}…` : withoutSecrets;
}
