import type { Session } from '../session/session.ts';
import type { PracticeProcess } from './practice-process.ts';

/**
 * Tells whoever started the app that its window can be used: one line on standard output,
 * `PAPERDESK_READY {"practiceUrl": …}`, where the URL is null when the practice backend is not needed.
 */
export async function announceReady(session: Session, practice: PracticeProcess): Promise<void> {
  const status = session.status();
  const withPractice = status.phase !== 'signedIn' || status.account.kind === 'practice';
  const practiceUrl = withPractice ? await practice.url().catch(() => null) : null;
  process.stdout.write(`PAPERDESK_READY ${JSON.stringify({ practiceUrl })}\n`);
}
