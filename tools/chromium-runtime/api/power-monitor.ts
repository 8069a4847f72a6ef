import { strictEmitter } from './not-implemented.ts';

/**
 * https://www.electronjs.org/docs/latest/api/power-monitor. It can be listened to, and says nothing of its own: nobody tells the
 * stand-in when the computer sleeps.
 */
export class PowerMonitor extends strictEmitter('powerMonitor') {}
