import { good, notice, problemFrom, type Outcome } from '../outcome.ts';
import { paths } from '../../api/endpoints.ts';
import type { TimedAnswer, Visit } from '../visit.ts';

/** Up to here a clock counts as right; the header itself is a second coarse. */
const TOLERANCE_MS = 60_000;

export interface ClockFound {
  readonly outcome: Outcome;
  /** Server minus device, milliseconds; null when the server names no time. */
  readonly offsetMs: number | null;
}

/** How far this device's clock is off the server's. Never throws. */
export async function checkClock(visit: Visit): Promise<ClockFound> {
  try {
    const offsetMs = offsetOf(await visit.ask({ method: 'GET', path: paths.signals }));
    return { outcome: judge(offsetMs), offsetMs };
  } catch (thrown) {
    return { outcome: problemFrom(thrown), offsetMs: null };
  }
}

/** The server wrote its `Date` (RFC 9110 §6.6.1) about halfway between question and answer. */
function offsetOf({ date, sentAt, receivedAt }: TimedAnswer): number | null {
  const serverNow = Date.parse(date ?? '');
  return Number.isNaN(serverNow) ? null : Math.round(serverNow - (sentAt + receivedAt) / 2);
}

function judge(offsetMs: number | null): Outcome {
  if (offsetMs === null) {
    return notice(
      'The server does not say what time it is, so Paperdesk goes by this computer’s clock.',
      'Let this computer set its date and time automatically.',
    );
  }
  if (Math.abs(offsetMs) <= TOLERANCE_MS) return good('This computer’s clock and the server’s agree.');
  const order = offsetMs < 0 ? 'ahead of' : 'behind';
  return notice(
    `This computer’s clock is ${inWords(Math.abs(offsetMs))} ${order} the server’s. Nothing breaks: Paperdesk goes by the server’s time.`,
    'Let this computer set its date and time automatically. If it does, tell whoever runs the server.',
  );
}

function inWords(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 120) return minutes === 1 ? 'a minute' : `${minutes} minutes`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`;
}
