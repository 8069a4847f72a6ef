import { describe, expect, it } from 'vitest';
import { parseReadyLine } from './ready-line.ts';

describe('the app’s ready line', () => {
  it('carries the practice server’s address, or null without one', () => {
    expect(parseReadyLine('PAPERDESK_READY {"practiceUrl":"http://127.0.0.1:4711/api"}')).toEqual({
      practiceUrl: 'http://127.0.0.1:4711/api',
    });
    expect(parseReadyLine('PAPERDESK_READY {"practiceUrl":null}')).toEqual({ practiceUrl: null });
  });

  it.each([
    'a log line',
    'said PAPERDESK_READY {"practiceUrl":null}',
    'PAPERDESK_READY {',
    'PAPERDESK_READY {}',
    'PAPERDESK_READY {"practiceUrl":null,"more":1}',
  ])('is not seen in: %s', (line) => {
    expect(parseReadyLine(line)).toBeNull();
  });
});
