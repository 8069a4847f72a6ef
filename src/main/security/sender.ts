import { isAppUrl } from './app-origin.ts';

/** What is known of the frame that sent a message. Electron gives null when the frame is gone by now. */
export interface SenderFrame {
  readonly url: string;
  readonly parent: unknown;
}

/**
 * Electron security checklist 17: validate the sender of all IPC messages
 * (https://www.electronjs.org/docs/latest/tutorial/security#17-validate-the-sender-of-all-ipc-messages).
 * Only the main frame of one of our own pages; an empty, unknown or vanished sender is refused.
 */
export function isTrustedSender(frame: SenderFrame | null): boolean {
  return frame !== null && frame.parent === null && isAppUrl(frame.url);
}
