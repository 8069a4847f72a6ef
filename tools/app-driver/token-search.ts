/** The form of a JSON Web Token (RFC 7519): two Base64url parts of JSON objects, which begin with `{"`, and a signature. */
const JWT = /eyJ[\w-]{8,}\.eyJ[\w-]{8,}\./;

/** Whether `text` holds one of the known tokens, or a token that nobody knows of. */
export function holdsToken(text: string, tokens: readonly string[]): boolean {
  return JWT.test(text) || tokens.some((token) => text.includes(token));
}
