import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import { placeholder, strict, strictEmitter } from './not-implemented.ts';

describe('what the stand-in lacks', () => {
  test('a missing member throws by name, a present one does not', () => {
    const shell = strict('shell', { openExternal: () => 'opened', maybe: undefined });
    expect(shell.openExternal()).toBe('opened');
    expect(shell.maybe).toBeUndefined();
    expect(() => (shell as unknown as { beep: () => void }).beep()).toThrow(
      'not implemented by the stand-in: shell.beep',
    );
  });

  test('an emitter refuses too, and still works as an emitter with private state', () => {
    class App extends strictEmitter('app') {
      readonly #name = 'name';
      getName(): string {
        return this.#name;
      }
    }
    const app = new App();
    let heard = 0;
    app.on('ready', () => (heard += 1));
    app.emit('ready');
    expect([app.getName(), heard]).toEqual(['name', 1]);
    expect(app).toBeInstanceOf(EventEmitter);
    expect(() => (app as unknown as { dock: unknown }).dock).toThrow('not implemented by the stand-in: app.dock');
  });

  test('a module can be imported and awaited, but not used', async () => {
    // A placeholder has no type of its own: it stands for any module.
    const Tray = placeholder('Tray') as { new (): unknown; (): unknown; isTemplate: unknown };
    expect(await Promise.resolve(Tray)).toBe(Tray);
    expect(() => new Tray()).toThrow('not implemented by the stand-in: new Tray');
    expect(() => Tray()).toThrow('not implemented by the stand-in: Tray');
    expect(() => Tray.isTemplate).toThrow('not implemented by the stand-in: Tray.isTemplate');
  });
});
