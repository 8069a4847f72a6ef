/**
 * Chromium knows no `app:` scheme, and only http(s) origins get storage, fetch and modules as Electron's privileged
 * schemes do. So `app://host/path` is shown as `http://host.app.localhost/path`: `localhost` names are secure contexts,
 * never leave the machine, and every request to them is answered by the app's own handler before the network.
 */
export function toHttp(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url);
  const [, scheme, host, rest] = match ?? [];
  if (scheme === undefined || host === undefined || rest === undefined) throw new Error(`not a scheme URL: ${url}`);
  return `http://${host === '' ? '' : `${host}.`}${scheme.toLowerCase()}.localhost${rest}`;
}

/** The scheme URL behind a shown address of one of `schemes`; every other URL unchanged. */
export function fromHttp(url: string, schemes: Iterable<string>): string {
  for (const scheme of schemes) {
    const match = new RegExp(
      `^http://(?:([^/?#]+)\\.)?${scheme.replace(/[.+]/g, '\\$&')}\\.localhost(?=[/?#]|$)`,
      'i',
    ).exec(url);
    if (match !== null) return `${scheme}://${match[1] ?? ''}${url.slice(match[0].length)}`;
  }
  return url;
}

/** The scheme a URL starts with, without the colon and in lower case, or undefined. */
export function schemeOf(url: string): string | undefined {
  return /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
}
