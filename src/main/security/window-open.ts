import type { WebContents } from 'electron';

/**
 * Electron security checklist 14: disable or limit the creation of new windows
 * (https://www.electronjs.org/docs/latest/tutorial/security#14-disable-or-limit-creation-of-new-windows).
 */
export function denyNewWindows(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
