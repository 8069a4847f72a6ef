/** An unsigned JWT with an end, unique by its name. Only its claims are ever read by the client. */
export function jwt(name: string, untilMs: number): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part({ exp: Math.floor(untilMs / 1_000), jti: name })}.signature-${name}`;
}
