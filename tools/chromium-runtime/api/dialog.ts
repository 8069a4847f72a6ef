import { strict } from './not-implemented.ts';

interface Dialog {
  showErrorBox(title: string, content: string): void;
}

/**
 * Before `ready` Electron on Linux writes an error box to stderr
 * (https://www.electronjs.org/docs/latest/api/dialog#dialogshowerrorboxtitle-content); here it always goes there.
 */
export const dialog: Dialog = strict<Dialog>('dialog', {
  showErrorBox(title, content) {
    process.stderr.write(`${title}\n${content}\n`);
  },
});
