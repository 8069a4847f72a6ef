import type { Problem } from '../problems/problem.ts';
import { serverProblems } from '../problems/server-problems.ts';

/** Node's error codes for a connection that never came about, so that the server certainly received nothing. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** These end a connection that is there as well, when the network goes away: only while connecting was nothing sent. */
const NEVER_SENT_WHILE_CONNECTING = new Set(['EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL']);

/** What Node calls a certificate that does not hold (https://nodejs.org/api/tls.html#x509-certificate-error-codes). */
const CERTIFICATE = /^(CERT_|ERR_TLS_CERT|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH)/u;

/** What Node and OpenSSL call a peer that does not speak TLS, or none of its versions we do. */
const NO_TLS = /^(EPROTO|ERR_SSL_|ERR_TLS_)/u;

/**
 * The Problem behind the error code of a failed request. `server.dropped` means that it may have arrived; the others that
 * it was never sent: TLS is negotiated before the first byte of a request, so its failures are as certain as a refused
 * connection. `syscall` is the call of the system that failed (https://nodejs.org/api/errors.html#errorsyscall), if known.
 */
export function connectionProblem(code: string, syscall?: string): Problem {
  if (CERTIFICATE.test(code)) return serverProblems.untrusted();
  if (NO_TLS.test(code)) return serverProblems.noTls();
  const wasNeverSent = NEVER_CONNECTED.has(code) || (syscall === 'connect' && NEVER_SENT_WHILE_CONNECTING.has(code));
  return wasNeverSent ? serverProblems.unreachable() : serverProblems.dropped();
}
