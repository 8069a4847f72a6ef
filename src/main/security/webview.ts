import type { WebContents } from 'electron';

/**
 * Electron security checklist 12: verify WebView options before creation
 * (https://www.electronjs.org/docs/latest/tutorial/security#12-verify-webview-options-before-creation).
 * The app has no webview, so none may be attached.
 */
export function denyWebviews(contents: WebContents): void {
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
}
