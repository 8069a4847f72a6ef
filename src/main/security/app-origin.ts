/** The app's own pages: a custom scheme, so that no file URL and no web server is involved. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'renderer';
export const APP_ENTRY = `${APP_SCHEME}://${APP_HOST}/index.html`;

/** Whether a URL is one of our own pages, compared part by part: `endsWith` checks have let strangers in elsewhere. */
export function isAppUrl(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null && url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST && url.username === '' && url.port === ''
  );
}
