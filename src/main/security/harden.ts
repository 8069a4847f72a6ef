import { app, session } from 'electron';
import { denyNavigation } from './navigation.ts';
import { limitPermissions } from './permissions.ts';
import { denyWebviews } from './webview.ts';
import { denyNewWindows } from './window-open.ts';

/** Applies the rules of this folder to everything the app will ever show. After ready, before the first window. */
export function harden(): void {
  limitPermissions(session.defaultSession);
  app.on('web-contents-created', (_event, contents) => {
    denyNavigation(contents);
    denyNewWindows(contents);
    denyWebviews(contents);
  });
}
