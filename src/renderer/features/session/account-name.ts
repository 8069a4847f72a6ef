import type { Account } from '../../../shared/domain/session-status.ts';

/** The server without scheme and path: `desk.example.com`. Falls back to the text when it is no URL. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

/** The account in a sentence: "practice" or "alex on desk.example.com". */
export function accountName(account: Account): string {
  return account.kind === 'practice' ? 'Practice' : `${account.username} on ${hostOf(account.url)}`;
}
