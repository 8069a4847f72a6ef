import { serverProblems } from '../../problems/server-problems.ts';
import type { Handlers } from '../router.ts';

/** `doctor.*`: what is right and wrong with a server. */
export function doctorHandlers(): Pick<Handlers, 'doctor.examine'> {
  return { 'doctor.examine': () => Promise.reject(serverProblems.unreachable()) };
}
