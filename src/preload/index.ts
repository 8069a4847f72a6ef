import { contextBridge, ipcRenderer } from 'electron';
import { calls, events } from '../shared/contract/contract.ts';
import { splitName, subscriptionName } from '../shared/contract/names.ts';
import type { Unsubscribe } from '../shared/contract/types.ts';

/** Named verbs and subscriptions, one for each entry of the contract; no channel name can be passed through. */
const api: Record<string, Record<string, (argument?: unknown) => Promise<unknown> | Unsubscribe>> = {};

for (const name of Object.keys(calls)) {
  const { domain, verb } = splitName(name);
  (api[domain] ??= {})[verb] = (args?: unknown): Promise<unknown> => ipcRenderer.invoke(name, args);
}

for (const name of Object.keys(events)) {
  const { domain, verb } = splitName(name);
  (api[domain] ??= {})[subscriptionName(verb)] = (listener?: unknown): Unsubscribe => {
    if (typeof listener !== 'function') throw new TypeError('a subscription needs a listener');
    // The event object stays here: it would hand the page a way to ipcRenderer.
    const forward = (_event: unknown, payload: unknown): void => {
      Reflect.apply(listener, undefined, [payload]);
    };
    ipcRenderer.on(name, forward);
    return () => {
      ipcRenderer.removeListener(name, forward);
    };
  };
}

contextBridge.exposeInMainWorld('paperdesk', api);
