import type { IncomingMessage } from 'node:http';
import { detailError } from './api-error.ts';

/** No body of this API comes near it; what does is a mistake or an attack. */
export const BODY_LIMIT_BYTES = 64 * 1024;

/** Reads a JSON body. Rejects with an ApiError: 413 too large, 415 not JSON by type, 400 not JSON by content. */
export async function readJson(message: IncomingMessage): Promise<unknown> {
  const bytes = await readBytes(message);
  // Like Django REST framework, which parses nothing when there is nothing.
  if (bytes.length === 0) return {};
  const mediaType = message.headers['content-type'] ?? '';
  if (!/^application\/json\s*(;|$)/i.test(mediaType)) {
    throw detailError(415, `Unsupported media type "${mediaType}" in request.`);
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    // The parser's own message quotes the body, which may hold a password.
    throw detailError(400, 'JSON parse error - the body is not valid JSON');
  }
}

function readBytes(message: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    message.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= BODY_LIMIT_BYTES) {
        chunks.push(chunk);
        return;
      }
      // The rest is drained unread, so that the sender gets to see the answer; the request timeout bounds it.
      message.removeAllListeners('data').resume();
      reject(detailError(413, 'The request body is larger than 64 kB.', { Connection: 'close' }));
    });
    message.on('end', () => resolve(Buffer.concat(chunks)));
    message.on('error', reject);
    // A sender that goes away half-way ends with 'close' alone.
    message.on('close', () => reject(detailError(400, 'The request ended early.')));
  });
}
