import type { Backend } from '../../tools/app-driver/backend.ts';
import type { RecordedRequest } from '../../tools/recording-proxy/recording.ts';

/*
 * Before each sign-in the app asks where the routes are: a POST without credentials that is answered 400. These are not
 * counted here.
 */

/** The sign-ins with a password, refused ones too. */
export function signInsOf({ proxy }: Backend): readonly RecordedRequest[] {
  return proxy.requests().filter(({ path, status }) => /\/login\/$/.test(path) && status !== 400);
}

/** The refreshes, in whichever folder, and whatever became of them. */
export function refreshesOf({ proxy }: Backend): readonly RecordedRequest[] {
  return proxy.requests().filter(({ path, refreshSent }) => /\/token\/refresh\/$/.test(path) && refreshSent !== null);
}
