import type { Session } from 'electron';

/** The page may put a text on the clipboard when a button says so; what is on the clipboard stays unknown to it. */
const GRANTED = 'clipboard-sanitized-write';

/**
 * Electron security checklist 5: handle session permission requests
 * (https://www.electronjs.org/docs/latest/tutorial/security#5-handle-session-permission-requests-from-remote-content).
 * Denied by default, requests and silent checks alike, and always to a frame within the page.
 */
export function limitPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide, { isMainFrame }) => {
    decide(isMainFrame && permission === GRANTED);
  });
  session.setPermissionCheckHandler(
    (_contents, permission, _origin, { isMainFrame }) => isMainFrame && permission === GRANTED,
  );
}
