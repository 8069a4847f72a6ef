import type { ApiClient } from '../../api/api-client.ts';
import { parseServerUrl } from '../../api/server-url.ts';
import type { Credentials, Rotation } from '../../doctor/credentials.ts';
import { examine } from '../../doctor/examine.ts';
import { signedInApi } from '../../doctor/signed-in-api.ts';
import type { DoctorDeps } from '../../doctor/visit.ts';
import type { Session } from '../../session/session.ts';
import type { Handlers } from '../router.ts';

export interface DoctorHandlerDeps extends DoctorDeps {
  readonly client: Pick<ApiClient, 'call'>;
  readonly session: Pick<Session, 'status' | 'rotates'>;
}

/** `doctor.*`: the connection doctor. It uses the sign-in that is there when that belongs to the URL, else none. */
export function doctorHandlers({ client, session, ...deps }: DoctorHandlerDeps): Pick<Handlers, 'doctor.examine'> {
  const credentialsAt = (url: string): Credentials => {
    const isSignedIn = (): boolean => {
      const status = session.status();
      return status.phase === 'signedIn' && status.account.kind === 'server' && status.account.url === url;
    };
    if (!isSignedIn()) return { kind: 'none' };
    return { kind: 'signedIn', api: signedInApi(client, isSignedIn), rotation: rotationSeen(session.rotates()) };
  };
  return {
    'doctor.examine': async ({ url: typed }) => {
      const url = parseServerUrl(typed);
      return examine(deps, { url, credentials: credentialsAt(url) });
    },
  };
}

/** The doctor spends no token of the session: it says what the session has seen. */
function rotationSeen(rotates: boolean | null): Rotation {
  if (rotates === null) return 'unknown';
  return rotates ? 'on' : 'off';
}
