import { join } from 'node:path';
import { practiceStartSchema, type PracticeAnswer, type PracticeStart } from '../shared/practice-protocol.ts';
import { parentPort } from './process-port.ts';
import { startPracticeServer } from './server.ts';

/** The practice process: waits for main's `start`, serves until it is killed. A kill at any moment loses nothing. */
const port = parentPort();
if (port === null) throw new Error('The practice backend is started by the app, as a utility process.');

port.on('message', ({ data }) => {
  void answer(data).then((reply) => port.postMessage(reply));
});

async function answer(message: unknown): Promise<PracticeAnswer> {
  const start = practiceStartSchema.safeParse(message);
  // Not the schema's own words: they may quote the message, and that holds a password.
  if (!start.success) return { type: 'failed', reason: 'the start message is malformed' };
  try {
    const { url } = await startPracticeServer(optionsOf(start.data));
    return { type: 'listening', url };
  } catch (error) {
    return { type: 'failed', reason: error instanceof Error ? error.message : 'unknown error' };
  }
}

function optionsOf({ dataDir, user, accessSeconds, refreshSeconds, rotate, blacklist }: PracticeStart) {
  return {
    databasePath: join(dataDir, 'practice.sqlite'),
    users: [user],
    accessSeconds,
    refreshSeconds,
    rotate,
    blacklist,
    clock: { now: Date.now },
    warn: (message: string) => void process.stderr.write(`practice: ${message}\n`),
  };
}
