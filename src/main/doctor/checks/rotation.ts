import type { Access } from '../access.ts';
import type { Rotation } from '../credentials.ts';
import { good, notChecked, notice, problem, type Outcome } from '../outcome.ts';
import type { SignOut, Trial } from '../trial.ts';

const ON = good('Every renewal brings a new refresh token (rotation), so you stay signed in while Paperdesk runs.');
const OFF = notice(
  'A renewal brings no new refresh token (no rotation): your sign-in ends with the one you have, usually after a day.',
  'Paperdesk asks for your password in time. To stay signed in longer, ask whoever runs the server for ROTATE_REFRESH_TOKENS.',
);
const REFUSED = problem(
  'The server did not renew a sign-in that it had just given out.',
  'Ask whoever runs the server: its refresh route must answer a new access token to the refresh token of a sign-in.',
);
const UNKNOWN = notChecked('Your sign-in has not been renewed yet.', 'Examine again after the first renewal.');
const NO_ROUTE = notChecked('Not looked at: there is no refresh route.');

const LEFT: Readonly<Record<SignOut, string>> = {
  ended: 'The sign-in made for this examination was ended at the server.',
  noRoute: 'The server has no sign-out route, so the sign-in made for this examination ends by itself.',
  unclear: 'The server did not confirm that the sign-in made for this examination is over; it ends by itself.',
};

/**
 * Whether a renewal brings a new refresh token. A sign-in in use is not renewed for this: whoever owns it says what it knows.
 * The doctor's own is renewed once, and ended.
 */
export async function checkRotation(access: Exclude<Access, { kind: 'none' }>): Promise<Outcome> {
  if (access.kind === 'signedIn') return known(access.rotation);
  const { api: trial, detected } = access;
  const seen = detected.refreshTrouble === null ? await renewOnce(trial) : NO_ROUTE;
  return { ...seen, finding: `${seen.finding} ${LEFT[await trial.signOut()]}` };
}

function known(rotation: Rotation): Outcome {
  if (rotation === 'unknown') return UNKNOWN;
  return rotation === 'on' ? ON : OFF;
}

async function renewOnce(trial: Trial): Promise<Outcome> {
  const renewal = await trial.renew();
  if (renewal === 'refused') return REFUSED;
  return renewal === 'rotated' ? ON : OFF;
}
