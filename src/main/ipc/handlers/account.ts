import { performance } from '../../api/account.ts';
import type { ApiClient } from '../../api/api-client.ts';
import type { Handlers } from '../router.ts';

/** `account.*`: what became of the trades. */
export function accountHandlers(client: ApiClient): Pick<Handlers, 'account.performance'> {
  return { 'account.performance': ({ days }) => performance(client, days) };
}
