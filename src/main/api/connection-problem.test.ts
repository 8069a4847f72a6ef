import { describe, expect, it } from 'vitest';
import { connectionProblem } from './connection-problem.ts';

it.each([
  ['ECONNREFUSED', 'server.unreachable'],
  ['ENOTFOUND', 'server.unreachable'],
  ['EAI_AGAIN', 'server.unreachable'],
  ['CERT_HAS_EXPIRED', 'server.untrusted'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'server.untrusted'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'server.untrusted'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'server.untrusted'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'server.untrusted'],
  ['HOSTNAME_MISMATCH', 'server.untrusted'],
  ['EPROTO', 'server.noTls'],
  ['ERR_TLS_HANDSHAKE_TIMEOUT', 'server.noTls'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'server.noTls'],
  ['ECONNRESET', 'server.dropped'],
  ['EPIPE', 'server.dropped'],
  ['ETIMEDOUT', 'server.dropped'],
  ['ERR_NO_CERT_THERE', 'server.dropped'],
  ['ERR_NOT_EPROTO', 'server.dropped'],
  ['', 'server.dropped'],
])('%s is %s', (code, problem) => {
  expect(connectionProblem(code).code).toBe(problem);
});

describe.each(['EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL'])('%s', (code) => {
  it('while connecting means that nothing was sent', () => {
    expect(connectionProblem(code, 'connect').code).toBe('server.unreachable');
  });

  it('on a connection that was there leaves open whether the request arrived', () => {
    expect(connectionProblem(code, 'read').code).toBe('server.dropped');
    expect(connectionProblem(code).code).toBe('server.dropped');
  });
});
