/** An unsigned JWT with an end, unique by its name. Only its claims are ever read by the client. */
export function jwt(name: string, untilMs: number, issuedAtMs?: number): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const issued = issuedAtMs === undefined ? {} : { iat: Math.floor(issuedAtMs / 1_000) };
  const claims = { exp: Math.floor(untilMs / 1_000), ...issued, jti: name };
  return `${part({ alg: 'none' })}.${part(claims)}.signature-${name}`;
}
