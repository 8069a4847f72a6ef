/** The form of a JSON Web Token (RFC 7519): two Base64url parts of JSON objects, which begin with `{"`, and a signature. */
const JWT = /eyJ[\w-]{8,}\.eyJ[\w-]{8,}\./;

/** Shorter parts could stand in a text by chance. */
const SHORTEST_PART = 16;

/** Whether `text` holds one of the known tokens or a part of one, or a token that nobody knows of. */
export function holdsToken(text: string, tokens: readonly string[]): boolean {
  return tokenFinder(tokens)(text);
}

/** The same question about many texts. */
export function tokenFinder(tokens: readonly string[]): (text: string) => boolean {
  const parts = tokens.flatMap(partsOf);
  return (text) => JWT.test(text) || parts.some((part) => text.includes(part));
}

/** What gives a token away: the whole, and of a JWT its payload and its signature. The header is the same in all of them. */
function partsOf(token: string): string[] {
  const [, ...secret] = token.split('.');
  return [token, ...secret.filter(({ length }) => length >= SHORTEST_PART)];
}
