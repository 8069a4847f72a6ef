import { describe, expect, it } from 'vitest';
import { chooseRuntime, type ElectronAnswer } from './choose-runtime.ts';

const here = (): Promise<ElectronAnswer> => Promise.resolve({ path: '/electron' });
const blocked = (): Promise<ElectronAnswer> => Promise.resolve({ problem: 'github.com cannot be reached' });
const never = (): Promise<ElectronAnswer> => Promise.reject(new Error('nobody asked for Electron'));

describe('the choice of the runtime', () => {
  it('is Electron where its binary can be had', async () => {
    expect(await chooseRuntime(null, here)).toEqual({ runtime: 'electron', path: '/electron' });
    expect(await chooseRuntime('electron', here)).toEqual({ runtime: 'electron', path: '/electron' });
  });

  it('is else the stand-in, and says why', async () => {
    const choice = await chooseRuntime(null, blocked);
    expect(choice).toMatchObject({ runtime: 'chromium' });
    expect(choice).toHaveProperty('reason', expect.stringContaining('github.com cannot be reached'));
  });

  it('is the stand-in without a look at Electron when it was asked for', async () => {
    expect(await chooseRuntime('chromium', never)).toEqual({ runtime: 'chromium', reason: null });
  });

  it('never replaces Electron silently when Electron was asked for', async () => {
    await expect(chooseRuntime('electron', blocked)).rejects.toThrow('github.com cannot be reached');
  });
});
