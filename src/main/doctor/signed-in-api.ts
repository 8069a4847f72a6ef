import { z } from 'zod';
import type { ApiClient } from '../api/api-client.ts';
import { sessionProblems } from '../problems/session-problems.ts';
import type { AuthorizedApi, Reply } from './credentials.ts';

/**
 * The app's own client as the doctor may use it: with its refresh and its retry, but without a token to look at.
 * `isStillThere` says whether the sign-in under examination is still the one in use; else `session.changed` is thrown,
 * because the client would ask another server.
 */
export function signedInApi(client: Pick<ApiClient, 'call'>, isStillThere: () => boolean): AuthorizedApi {
  return {
    async ask({ method, path, body }) {
      if (!isStillThere()) throw sessionProblems.changed();
      const refusals: Reply[] = [];
      try {
        const json = await client.call({
          method,
          path,
          ...(body === undefined ? {} : { body }),
          use: 'read',
          answer: z.unknown(),
          refused: (status, json) => {
            refusals.push({ status, json });
            return undefined;
          },
        });
        // The client answers the body of any 2xx alike.
        return { status: 200, json };
      } catch (problem) {
        const [refusal] = refusals;
        if (refusal === undefined) throw problem;
        return refusal;
      }
    },
  };
}
