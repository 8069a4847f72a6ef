import type { PreloadApi } from '../shared/contract/types.ts';

declare global {
  interface Window {
    /** Exposed by the preload; missing when the page is opened outside the app. */
    readonly paperdesk?: PreloadApi;
  }
}
