import { app, dialog } from 'electron';

/**
 * Ends the app with a sentence instead of without a word. Electron shows a box, or writes to standard error where there is no
 * display yet (https://www.electronjs.org/docs/latest/api/dialog#dialogshowerrorboxtitle-content).
 */
export function failStart(): void {
  dialog.showErrorBox(
    'Paperdesk cannot start',
    'Its window or its files could not be opened. Your trades are safe on the server. Restart the app; if it happens again, install it anew.',
  );
  app.exit(1);
}
