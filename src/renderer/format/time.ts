import type { EpochMs } from '../../shared/domain/market.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago, in the largest whole unit: `4 s`, `12 min`, `3 h`, `5 d`. A time ahead of our clock is `0 s`. */
export function formatAge(since: EpochMs, now: EpochMs): string {
  const age = Math.max(0, now - since);
  if (age < MINUTE) return `${Math.floor(age / SECOND)} s`;
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min`;
  if (age < DAY) return `${Math.floor(age / HOUR)} h`;
  return `${Math.floor(age / DAY)} d`;
}

/** How long until then, in the two largest units: `2 d 3 h`, `1 h 12 min`, `4 min 32 s`, `32 s`. Past is `0 s`. */
export function formatLeft(until: EpochMs, now: EpochMs): string {
  // Rounded up, so that it says 0 only when nothing is left.
  const left = Math.ceil(Math.max(0, until - now) / SECOND) * SECOND;
  const whole = (unit: number, within: number): number => Math.floor((left % within) / unit);
  if (left < MINUTE) return `${left / SECOND} s`;
  if (left < HOUR) return `${whole(MINUTE, HOUR)} min ${whole(SECOND, MINUTE)} s`;
  if (left < DAY) return `${whole(HOUR, DAY)} h ${whole(MINUTE, HOUR)} min`;
  return `${Math.floor(left / DAY)} d ${whole(HOUR, DAY)} h`;
}

/** Day first and 24 hours: reads the same to everybody and sorts by eye. */
const dateTime = new Intl.DateTimeFormat('en-GB', {
  day: '2-digit',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long' });

/** In the machine's time zone: `23 Nov, 06:52`. */
export function formatTime(at: EpochMs): string {
  return dateTime.format(at);
}

/** With seconds and the zone, for a tooltip. */
export function formatExactTime(at: EpochMs): string {
  return exact.format(at);
}
