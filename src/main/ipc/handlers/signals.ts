import type { ApiClient } from '../../api/api-client.ts';
import { listSignals } from '../../api/signals.ts';
import type { Handlers } from '../router.ts';

/** `signals.*`: the list of suggestions. */
export function signalHandlers(client: ApiClient): Pick<Handlers, 'signals.list'> {
  return { 'signals.list': () => listSignals(client) };
}
