import { EventEmitter } from 'node:events';

/** Loaded before the module of a utility process: gives it `process.parentPort`. */

const queued: unknown[] = [];

/** https://www.electronjs.org/docs/latest/api/parent-port: messages wait until somebody listens. */
class ParentPort extends EventEmitter {
  postMessage(message: unknown): void {
    // Structured-clone values, which the `advanced` serialization carries.
    process.send?.(message);
  }
}

const parentPort = new ParentPort();

function deliver(data: unknown): void {
  parentPort.emit('message', { data, ports: [] });
}

process.on('message', (data) => {
  // While some wait, the later ones wait behind them.
  if (parentPort.listenerCount('message') > 0 && queued.length === 0) deliver(data);
  else queued.push(data);
});

parentPort.on('newListener', (name) => {
  if (name !== 'message') return;
  setImmediate(() => {
    for (const data of queued.splice(0)) deliver(data);
  });
});

// The app is gone: nobody is left to serve.
process.on('disconnect', () => process.exit(0));

Object.assign(process, { parentPort, type: 'utility' });
