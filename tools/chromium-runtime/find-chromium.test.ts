import { describe, expect, test } from 'vitest';
import { findChromium } from './find-chromium.ts';
import type { Machine } from './find-chromium.ts';

function machine(platform: NodeJS.Platform, env: Record<string, string>, ...files: string[]): Machine {
  return { platform, env, isExecutable: (path) => files.includes(path) };
}

describe('findChromium', () => {
  test('finds a browser on PATH on Linux', () => {
    const linux = machine('linux', { PATH: '/usr/local/bin:/usr/bin' }, '/usr/bin/google-chrome');
    expect(findChromium(linux)).toBe('/usr/bin/google-chrome');
  });

  test('prefers Chromium to Chrome, and Chrome to Edge, wherever they are on PATH', () => {
    const all = ['/a/microsoft-edge', '/a/google-chrome', '/b/chromium'];
    expect(findChromium(machine('linux', { PATH: '/a:/b' }, ...all))).toBe('/b/chromium');
    expect(findChromium(machine('linux', { PATH: '/a:/b' }, ...all.slice(0, 2)))).toBe('/a/google-chrome');
  });

  test('finds Chrome in the Applications folders on macOS', () => {
    const path = '/Users/ann/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findChromium(machine('darwin', { HOME: '/Users/ann' }, path))).toBe(path);
  });

  test('finds Edge in Program Files on Windows', () => {
    const path = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    expect(findChromium(machine('win32', { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' }, path))).toBe(path);
  });

  test('answers undefined where there is none', () => {
    expect(findChromium(machine('linux', { PATH: '/usr/bin' }))).toBeUndefined();
    expect(findChromium(machine('linux', {}))).toBeUndefined();
  });
});
