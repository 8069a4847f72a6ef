import { protocol } from 'electron';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { APP_SCHEME, isAppUrl } from './app-origin.ts';
import { CONTENT_SECURITY_POLICY } from './content-security-policy.ts';

/**
 * Electron security checklist 18: avoid `file://`, serve local pages from a custom protocol
 * (https://www.electronjs.org/docs/latest/tutorial/security#18-avoid-usage-of-the-file-protocol-and-prefer-usage-of-custom-protocols).
 */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Must run before the app is ready. Standard and secure, so that the page has an origin and modules load. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: { standard: true, secure: true } }]);
}

/** Serves the files of `folder`, and nothing outside it, to our own origin. */
export function serveApp(folder: string): void {
  protocol.handle(APP_SCHEME, (request) => answer(folder, request));
}

/** One request for a file of the app; 404 for everything that is not one. Exported for its tests. */
export async function answer(
  folder: string,
  request: { readonly method: string; readonly url: string },
): Promise<Response> {
  const file = fileFor(folder, request.url);
  const type = file === null ? undefined : CONTENT_TYPES[extname(file)];
  if (request.method !== 'GET' || file === null || type === undefined) return notFound();
  try {
    return new Response(await readFile(file), { headers: headers(type) });
  } catch {
    return notFound();
  }
}

/** The file a URL names, or null when it would lie outside the folder. */
function fileFor(folder: string, text: string): string | null {
  if (!isAppUrl(text)) return null;
  let path: string;
  try {
    path = decodeURIComponent(new URL(text).pathname);
  } catch {
    return null;
  }
  if (path.includes('\0') || path.includes('\\')) return null;
  const root = normalize(folder + sep);
  const file = normalize(join(root, path));
  return file.startsWith(root) ? file : null;
}

function headers(contentType: string): Record<string, string> {
  return {
    'Content-Type': contentType,
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  };
}

function notFound(): Response {
  return new Response('Not found', { status: 404, headers: headers('text/plain; charset=utf-8') });
}
