/**
 * Test instruments inside the app's main process, loaded before its main script by `--require`, an option of Electron's own
 * command line. They use nothing but Electron's public API, so they are the same in either runtime, and the app does not know
 * of them. The test speaks to them over a local socket (named pipe on Windows): one line of JSON for each message.
 *
 * CommonJS, because `--require` loads such.
 */
const { app, BrowserWindow, ipcMain, Notification, powerMonitor } = require('electron');
const { createServer } = require('node:net');
const process = require('node:process');
const { createInterface } = require('node:readline');
const { serialize } = require('node:v8');

const address = process.env.PAPERDESK_INSTRUMENTS;
// The processes that the app starts are not instrumented.
delete process.env.PAPERDESK_INSTRUMENTS;

let socket = null;
const unsent = [];

function tell(message) {
  const line = `${JSON.stringify(message)}\n`;
  if (socket === null) unsent.push(line);
  else socket.write(line);
}

/** Notes what crosses the bridge, as the structured clone that crosses. */
function record(way, channel, value) {
  let clone;
  try {
    clone = serialize(value);
  } catch {
    // What cannot be cloned does not cross: Electron refuses it.
    return;
  }
  tell({ crossed: { way, channel, data: clone.toString('base64') } });
}

const handle = ipcMain.handle.bind(ipcMain);
ipcMain.handle = (channel, listener) =>
  handle(channel, async (event, ...args) => {
    record('to main', channel, args);
    try {
      const answer = await listener(event, ...args);
      record('to page', channel, answer);
      return answer;
    } catch (error) {
      record('to page', channel, String(error));
      throw error;
    }
  });

const emit = ipcMain.emit.bind(ipcMain);
ipcMain.emit = (channel, event, ...args) => {
  record('to main', channel, args);
  return emit(channel, event, ...args);
};

app.on('web-contents-created', (_event, contents) => {
  const send = contents.send.bind(contents);
  contents.send = (channel, ...args) => {
    record('to page', channel, args);
    send(channel, ...args);
  };
});

/** Nothing appears on the desktop of whoever runs the tests; the app cannot tell, and a click comes from the test. */
const shown = [];
Notification.isSupported = () => true;
Notification.prototype.show = function () {
  shown.push({ notification: this, closed: false });
  this.emit('show', {});
};
Notification.prototype.close = function () {
  for (const entry of shown) if (entry.notification === this) entry.closed = true;
};

const onlyWindow = () => BrowserWindow.getAllWindows()[0];

const verbs = {
  power: (event) => powerMonitor.emit(event),
  notifications: () =>
    shown.map(({ notification, closed }) => ({ title: notification.title, body: notification.body, closed })),
  clickNotification: (index) => shown[index].notification.emit('click', {}),
  hideWindow: () => onlyWindow().hide(),
  isWindowVisible: () => onlyWindow().isVisible(),
  print: (text) => {
    process.stdout.write(`${text}\n`);
    process.stderr.write(`${text}\n`);
  },
  sync: () => null,
};

function answer({ id, verb, argument }) {
  try {
    return { id, value: verbs[verb](argument) ?? null };
  } catch (error) {
    return { id, error: String(error) };
  }
}

createServer((connected) => {
  socket = connected;
  // Neither this nor the server keeps an app alive that ends, and a test that has gone is no error of the app.
  socket.unref();
  socket.on('error', () => undefined);
  for (const line of unsent.splice(0)) socket.write(line);
  createInterface({ input: socket }).on('line', (line) => tell(answer(JSON.parse(line))));
})
  .listen(address)
  .unref();
