import { Problem } from './problem.ts';

/** What can be wrong with the place where the sign-in is kept. None of these stops the user from trading. */
export const vaultProblems = {
  noSecureStorage: () =>
    new Problem('vault.noSecureStorage', {
      message: 'This computer offers no secure storage for the sign-in.',
      hint: 'The sign-in is kept in memory only: you will sign in again after closing Paperdesk. On Linux, a keyring such as GNOME Keyring or KWallet solves this.',
      retryable: false,
    }),
  locked: () =>
    new Problem('vault.locked', {
      message: 'The saved sign-in cannot be opened now: the system keyring does not answer or is locked.',
      hint: 'It is kept, and Paperdesk tries again by itself. Unlock the keyring, or sign in again.',
      retryable: true,
    }),
  damaged: () =>
    new Problem('vault.damaged', {
      message: 'The file with the saved sign-in was damaged.',
      hint: 'A copy was set aside and you start signed out. Your trades are safe on the server: sign in again.',
      retryable: false,
    }),
  unreadable: () =>
    new Problem('vault.unreadable', {
      message: 'The file with the saved sign-in cannot be read.',
      hint: 'You start signed out. Check who may read the Paperdesk data folder, or sign in again.',
      retryable: false,
    }),
  undecipherable: () =>
    new Problem('vault.undecipherable', {
      message: 'The saved sign-in was made with a key this computer no longer has.',
      hint: 'A copy was set aside. Sign in again; your trades are safe on the server.',
      retryable: false,
    }),
  otherKeyStore: () =>
    new Problem('vault.otherKeyStore', {
      message: 'The saved sign-in was encrypted by another key store than the one this computer uses now.',
      hint: 'A copy was set aside. Sign in again; your trades are safe on the server.',
      retryable: false,
    }),
  notSaved: () =>
    new Problem('vault.notSaved', {
      message: 'The renewed sign-in could not be saved to disk.',
      hint: 'You stay signed in and Paperdesk keeps trying. Check that the disk is not full or read-only.',
      retryable: true,
    }),
  notCleared: () =>
    new Problem('vault.notCleared', {
      message: 'The saved sign-in could not be removed from the disk.',
      hint: 'You are signed out here. Check that the disk is not read-only, then sign in and out once more to remove it.',
      retryable: true,
    }),
};
