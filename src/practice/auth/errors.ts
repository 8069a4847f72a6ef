import { ApiError } from '../http/api-error.ts';

/** On every 401, as Django REST framework answers for SimpleJWT. */
const CHALLENGE = { 'WWW-Authenticate': 'Bearer realm="api"' };

/**
 * A 401 in SimpleJWT's form. Without a code where Django REST framework writes it: no credentials, or those of nobody who
 * may sign in.
 */
export function unauthorized(detail: string, code?: string, more: Readonly<Record<string, unknown>> = {}): ApiError {
  return new ApiError(401, code === undefined ? { detail } : { detail, code, ...more }, CHALLENGE);
}
