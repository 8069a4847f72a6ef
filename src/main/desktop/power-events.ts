/** The part of Electron's `powerMonitor` that is used here. */
export interface PowerSource {
  on(event: 'suspend' | 'resume' | 'unlock-screen', listener: () => void): unknown;
}

export interface PowerHooks {
  /**
   * Somebody is back: tokens may have ended and connections died meanwhile. Comes once or twice for one return, since a
   * computer that was asleep resumes first and is unlocked afterwards.
   */
  readonly onWake: () => void;
  /** The computer falls asleep now; whatever is not done within moments is done after `onWake`. */
  readonly onSleep: () => void;
}

/**
 * Tells when the computer falls asleep and when it is used again. Unlocking is told on macOS and Windows only
 * (https://www.electronjs.org/docs/latest/api/power-monitor#event-unlock-screen-macos-windows).
 */
export function watchPower(monitor: PowerSource, { onWake, onSleep }: PowerHooks): void {
  monitor.on('suspend', onSleep);
  monitor.on('resume', onWake);
  monitor.on('unlock-screen', onWake);
}
