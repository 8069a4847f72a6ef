import { expect, it } from 'vitest';
import { refreshAnswersOf } from './support/simple-jwt.ts';

it.each([
  ['5.2.2', 'renewed', 'renewed'],
  ['5.3.1', 'renewed', 'renewed'],
  ['5.4.0', 'refused', 'failed'],
  ['5.5.1', 'refused', 'failed'],
  ['5.10.0', 'refused', 'refused'],
  ['6.0', 'refused', 'refused'],
])(
  'SimpleJWT %s is expected to answer a refresh as %s to an inactive and %s to a deleted user',
  (version, inactive, deleted) => {
    expect(refreshAnswersOf(version)).toEqual({ refreshOfInactive: inactive, refreshOfDeleted: deleted });
  },
);
