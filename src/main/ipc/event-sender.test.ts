import { expect, it } from 'vitest';
import type { SessionStatus } from '../../shared/domain/session-status.ts';
import { EventSender } from './event-sender.ts';

const starting: SessionStatus = { phase: 'starting' };

function page(): { sent: string[]; destroyed: boolean; send: (name: string) => void; isDestroyed: () => boolean } {
  const made = {
    sent: [] as string[],
    destroyed: false,
    send: (name: string) => void made.sent.push(name),
    isDestroyed: () => made.destroyed,
  };
  return made;
}

it('keeps events until the page is ready, then sends them in order and at once', () => {
  const events = new EventSender();
  const target = page();
  events.attach(target);
  events.emit('session.changed', starting);
  events.emit('session.changed', starting);
  expect(target.sent).toHaveLength(0);
  events.resume();
  expect(target.sent).toHaveLength(2);
  events.emit('session.changed', starting);
  expect(target.sent).toHaveLength(3);
});

it('keeps events again while the page reloads', () => {
  const events = new EventSender();
  const target = page();
  events.attach(target);
  events.resume();
  events.pause();
  events.emit('session.changed', starting);
  expect(target.sent).toHaveLength(0);
  events.resume();
  expect(target.sent).toHaveLength(1);
});

it('sends nothing to a page that is gone', () => {
  const events = new EventSender();
  const target = page();
  events.attach(target);
  events.resume();
  target.destroyed = true;
  events.emit('session.changed', starting);
  expect(target.sent).toHaveLength(0);
});

it('does not grow for ever while nobody listens', () => {
  const events = new EventSender();
  const target = page();
  events.attach(target);
  for (let n = 0; n < 10_000; n += 1) events.emit('session.changed', starting);
  events.resume();
  expect(target.sent).toHaveLength(200);
});
