import type { Session } from '../chromium/connection.ts';
import type { Protocol } from '../chromium/protocol.ts';
import type { Schemes } from './schemes.ts';

/** Answers a paused request with the app's handler for its scheme, or lets it through to the network. */
export async function answerRequest(
  session: Session,
  paused: Protocol.Fetch.requestPausedPayload,
  schemes: Schemes,
): Promise<void> {
  const { requestId, request, resourceType } = paused;
  const url = schemes.known(request.url);
  const handler = schemes.handlerOf(url);
  if (handler === undefined) {
    session.tell('Fetch.continueRequest', { requestId });
    return;
  }
  if (resourceType === 'Other' && new URL(request.url).pathname === '/favicon.ico') {
    // Chrome's own wish, not the page's: Electron asks for no such file.
    session.tell('Fetch.fulfillRequest', { requestId, responseCode: 204 });
    return;
  }
  const response = await handler(toRequest(url, request));
  if (response.type === 'error') {
    session.tell('Fetch.failRequest', { requestId, errorReason: 'Failed' });
    return;
  }
  session.tell('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({
      name,
      value: name === 'location' ? schemes.shown(value) : value,
    })),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  });
}

function toRequest(url: string, request: Protocol.Network.Request): Request {
  const body = Buffer.concat((request.postDataEntries ?? []).map(({ bytes }) => Buffer.from(bytes ?? '', 'base64')));
  return new Request(url, {
    method: request.method,
    headers: request.headers,
    ...(body.length > 0 ? { body } : {}),
  });
}
