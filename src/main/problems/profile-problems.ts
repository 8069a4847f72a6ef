import { Problem } from './problem.ts';

/** What can be wrong with the list of connections. None of these touches a session or a trade. */
export const profileProblems = {
  unknown: () =>
    new Problem('profile.unknown', {
      message: 'This connection is no longer in the list.',
      hint: 'Nothing was changed. Add it again if you need it.',
      retryable: false,
    }),
  duplicate: (name: string) =>
    new Problem('profile.duplicate', {
      message: `“${name}” already leads to this address.`,
      hint: 'Edit that connection instead.',
      retryable: false,
    }),
  removedInUse: () =>
    new Problem('profile.inUse', {
      message: 'You are signed in with this connection.',
      hint: 'It was kept. Sign out or switch to another connection, then remove it.',
      retryable: false,
    }),
  movedInUse: () =>
    new Problem('profile.inUse', {
      message: 'The address of the connection you are signed in with cannot be changed.',
      hint: 'Nothing was changed. Sign out first, or add another connection.',
      retryable: false,
    }),
  damaged: () =>
    new Problem('profiles.damaged', {
      message: 'The file with your connections was damaged.',
      hint: 'A copy was set aside. Your trades are safe on the server: connect again, and the list fills up.',
      retryable: false,
    }),
  unreadable: () =>
    new Problem('profiles.unreadable', {
      message: 'The file with your connections cannot be read.',
      hint: 'It was left as it is. Check who may read the Paperdesk data folder, then restart Paperdesk.',
      retryable: false,
    }),
  notSaved: () =>
    new Problem('profiles.notSaved', {
      message: 'The list of connections could not be saved to disk.',
      hint: 'Nothing was changed. Check that the disk is not full or read-only, then try again.',
      retryable: true,
    }),
};
