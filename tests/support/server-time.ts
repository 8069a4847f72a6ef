import type { Page } from '@playwright/test';
import type { Backend } from '../../tools/app-driver/backend.ts';

/** Moves the server's time by `ms` and has the app ask it something at once, which its own polls would do within 10 s. */
export async function advanceInSight(backend: Backend, page: Page, ms: number): Promise<void> {
  backend.advance(ms);
  await page.evaluate(`window.paperdesk.account.performance({ days: 90 })`);
}
