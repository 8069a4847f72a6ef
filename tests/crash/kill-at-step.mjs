// Loaded before the client (`--import`): counts every step in which a rotation changes a file or talks to the server, and
// kills the process at the one it was told, as a crash or a power button would. It has no say in what the client does.
import fs from 'node:fs';
import { registerHooks, syncBuiltinESMExports } from 'node:module';

// electron-store imports Electron, whose package looks for its binary; on an absolute folder it runs without it.
const electronStub = new URL('../../src/main/testing/electron-stub.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: electronStub, shortCircuit: true } : next(specifier, context),
});

const killAt = Number(process.env.KILL_AT_STEP);
let armed = false;
let steps = 0;

/** Dies here, in the middle of whatever is going on, when this is the step. */
function step() {
  if (!armed) return;
  steps += 1;
  if (steps === killAt) process.kill(process.pid, 'SIGKILL');
}

const changing = [
  'openSync',
  'writeSync',
  'writeFileSync',
  'fsyncSync',
  'closeSync',
  'renameSync',
  'chmodSync',
  'unlinkSync',
];
for (const name of changing) {
  const original = fs[name];
  fs[name] = (...args) => {
    step();
    const result = original(...args);
    step();
    return result;
  };
}

const openHandle = fs.promises.open;
fs.promises.open = async (...args) => {
  step();
  const handle = await openHandle(...args);
  step();
  return handle;
};
syncBuiltinESMExports();

globalThis.rotationSteps = {
  arm: () => {
    armed = true;
  },
  step,
  count: () => steps,
};
