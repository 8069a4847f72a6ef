/** The part of Electron's `powerMonitor` that is used here. */
export interface PowerSource {
  on(event: 'resume' | 'unlock-screen', listener: () => void): unknown;
}

/**
 * Tells when somebody is back at the computer: tokens may have ended and connections died meanwhile. `onWake` comes once or
 * twice for one return, since a computer that was asleep resumes first and is unlocked afterwards. Unlocking is told on macOS
 * and Windows only (https://www.electronjs.org/docs/latest/api/power-monitor#event-unlock-screen-macos-windows).
 */
export function watchPower(monitor: PowerSource, onWake: () => void): void {
  monitor.on('resume', onWake);
  monitor.on('unlock-screen', onWake);
}
