import type { Session } from 'electron';

/**
 * Electron security checklist 5: handle session permission requests
 * (https://www.electronjs.org/docs/latest/tutorial/security#5-handle-session-permission-requests-from-remote-content).
 * Denied by default, requests and silent checks alike; the page needs none.
 */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => {
    decide(false);
  });
  session.setPermissionCheckHandler(() => false);
}
