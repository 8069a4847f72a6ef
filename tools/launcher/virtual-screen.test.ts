import { describe, expect, it } from 'vitest';
import { virtualScreen } from './virtual-screen.ts';

describe('the virtual screen', () => {
  it('is Xvfb for Electron where there is no display', () => {
    expect(virtualScreen('electron', { hasDisplay: false, xvfbRun: '/usr/bin/xvfb-run' })).toEqual([
      '/usr/bin/xvfb-run',
      '-a',
    ]);
  });

  it('is not needed by the stand-in, nor where there is a display', () => {
    expect(virtualScreen('chromium', { hasDisplay: false, xvfbRun: null })).toEqual([]);
    expect(virtualScreen('electron', { hasDisplay: true, xvfbRun: '/usr/bin/xvfb-run' })).toEqual([]);
  });

  it('is asked for when there is no way to a screen', () => {
    expect(() => virtualScreen('electron', { hasDisplay: false, xvfbRun: null })).toThrow('install "xvfb"');
  });
});
