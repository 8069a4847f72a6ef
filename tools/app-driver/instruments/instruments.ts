import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

export interface ShownNotification {
  readonly title: string;
  readonly body: string;
  /** Whether the app has taken it back. */
  readonly closed: boolean;
}

/** One message over the bridge between page and main: an argument list, an answer or an event. */
export interface Crossing {
  readonly way: 'to main' | 'to page';
  readonly channel: string;
  /** The structured clone that crossed, a character for each byte (Latin-1). Longer strings in it may be UTF-16. */
  readonly text: string;
}

export type PowerEvent = 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen';

/** What a test can do and see inside the main process of an app that was started with instruments. */
export interface Instruments {
  /** Tells the app what the system would. Answers whether anybody listened. */
  power(event: PowerEvent): Promise<boolean>;
  /** The notifications shown so far, in order. None of them appears on the desktop. */
  notifications(): Promise<readonly ShownNotification[]>;
  /** Clicks the notification with this place in `notifications()`. Answers whether anybody listened. */
  clickNotification(index: number): Promise<boolean>;
  /** Everything that crossed the bridge so far; after the app has ended, everything that ever did. */
  traffic(): Promise<readonly Crossing[]>;
  /** Puts the window away, as a user does who goes on with something else. */
  hideWindow(): Promise<void>;
  isWindowVisible(): Promise<boolean>;
  /** Has main write a line on both its standard streams. */
  print(text: string): Promise<void>;
}

/** What an app is started with so that it can be instrumented. */
export interface InstrumentsPlan {
  /** For the runtime's option `--require`. */
  readonly module: string;
  /** For the switch `--js-flags`: heap snapshots with whole strings, not cut after 1,024 characters as V8 has it. */
  readonly jsFlags: string;
  readonly env: Readonly<Record<string, string>>;
  /** To be called once the app runs. */
  connect(): Promise<Instruments>;
  /** Removes what the socket leaves behind. */
  remove(): Promise<void>;
}

export function planInstruments(): InstrumentsPlan {
  const name = `paperdesk-${randomBytes(6).toString('hex')}`;
  // A short path: those of sockets end at 104 bytes on macOS.
  const address = process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
  return {
    module: join(import.meta.dirname, 'in-main.cjs'),
    jsFlags: `--heap-snapshot-string-limit=${2 ** 30}`,
    env: { PAPERDESK_INSTRUMENTS: address },
    connect: async () => {
      const socket = connect(address);
      await once(socket, 'connect');
      return attach(socket);
    },
    remove: () => rm(address, { force: true }),
  };
}

const missing = (): Promise<never> => Promise.reject(new Error('The app was started without instruments.'));

/** Of an app that runs as its users have it. */
export const noInstruments: Instruments = {
  power: missing,
  notifications: missing,
  clickNotification: missing,
  traffic: missing,
  hideWindow: missing,
  isWindowVisible: missing,
  print: missing,
};

const messageSchema = z.union([
  z.strictObject({
    crossed: z.strictObject({ way: z.enum(['to main', 'to page']), channel: z.string(), data: z.base64() }),
  }),
  z.strictObject({ id: z.number(), value: z.unknown() }),
  z.strictObject({ id: z.number(), error: z.string() }),
]);

const notificationsSchema = z.array(z.strictObject({ title: z.string(), body: z.string(), closed: z.boolean() }));

function attach(socket: Socket): Instruments {
  const crossings: Crossing[] = [];
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let lastId = 0;
  let gone = false;

  createInterface({ input: socket }).on('line', (line) => {
    const message = messageSchema.parse(JSON.parse(line));
    if ('crossed' in message) {
      const { way, channel, data } = message.crossed;
      crossings.push({ way, channel, text: Buffer.from(data, 'base64').toString('latin1') });
      return;
    }
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if ('error' in message) asked?.reject(new Error(message.error));
    else asked?.resolve(message.value);
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    gone = true;
    for (const { reject } of waiting.values()) reject(new Error('The app has ended.'));
  });

  const ask = (verb: string, argument?: string | number): Promise<unknown> => {
    if (gone) return Promise.reject(new Error('The app has ended.'));
    const id = ++lastId;
    const answer = Promise.withResolvers<unknown>();
    waiting.set(id, answer);
    socket.write(`${JSON.stringify({ id, verb, argument })}\n`);
    return answer.promise;
  };

  return {
    power: async (event) => z.boolean().parse(await ask('power', event)),
    notifications: async () => notificationsSchema.parse(await ask('notifications')),
    clickNotification: async (index) => z.boolean().parse(await ask('clickNotification', index)),
    traffic: async () => {
      // Lines keep their order, so everything noted before this question was asked has arrived with its answer.
      await ask('sync').catch(() => undefined);
      return [...crossings];
    },
    hideWindow: async () => {
      await ask('hideWindow');
    },
    isWindowVisible: async () => z.boolean().parse(await ask('isWindowVisible')),
    print: async (text) => {
      await ask('print', text);
    },
  };
}
