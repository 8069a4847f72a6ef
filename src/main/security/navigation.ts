import type { WebContents } from 'electron';

/**
 * Electron security checklist 13: disable or limit navigation
 * (https://www.electronjs.org/docs/latest/tutorial/security#13-disable-or-limit-navigation).
 * The app is one page; it never goes anywhere, in any frame.
 */
export function denyNavigation(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    event.preventDefault();
  });
}
