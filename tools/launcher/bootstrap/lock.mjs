import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { discard } from '../../lock-file/discard.mjs';

const POLL_MS = 200;

/** The locks that this process holds now: its id in any other one is an earlier process's. */
const held = new Set();

/**
 * Runs `work` while this process holds the lock file; others wait, and say so. The file holds its owner's process id, so a
 * lock left behind by a killed process is taken over.
 */
export async function withLock(file, work, { pid = process.pid, poll = () => delay(POLL_MS) } = {}) {
  mkdirSync(dirname(file), { recursive: true });
  for (let waits = 0; !acquire(file, pid); waits += 1) {
    if (waits === 1) process.stderr.write(`Waiting for another start to finish (delete ${file} if there is none) …\n`);
    await poll();
  }
  held.add(file);
  try {
    return await work();
  } finally {
    held.delete(file);
    rmSync(file, { force: true });
  }
}

function acquire(file, pid) {
  // A hard link appears at once and with its content; a file created in place could be seen while still empty.
  const candidate = `${file}.${pid}`;
  writeFileSync(candidate, String(pid));
  try {
    linkSync(candidate, file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const owner = ownerOf(file);
    if (owner !== null && isAbandoned(file, owner, pid)) discard(file, owner);
    return false;
  } finally {
    rmSync(candidate, { force: true });
  }
}

/** What the lock file says, or null when it has just been released, as the next attempt finds out. */
function ownerOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

function isAbandoned(file, owner, pid) {
  // Ids come round again, in restarted containers even the same ones.
  if (Number(owner) === pid) return !held.has(file);
  try {
    process.kill(Number(owner), 0);
    return false;
  } catch (error) {
    // EPERM: the owner lives and belongs to another user.
    return error.code !== 'EPERM';
  }
}
