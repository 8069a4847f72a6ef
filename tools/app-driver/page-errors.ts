import type { ConsoleMessage, Page } from 'playwright-core';

/** Collects what the page complains about, from its start on: errors from before the connection are replayed. */
export async function watchPageErrors(page: Page): Promise<() => readonly string[]> {
  const errors = new Set<string>();
  const onMessage = (message: ConsoleMessage): void => {
    if (message.type() !== 'error') return;
    const { url, lineNumber } = message.location();
    errors.add(`console error: ${message.text()} (${url}:${lineNumber})`);
  };
  const onError = (error: Error): void => {
    errors.add(`uncaught exception: ${error.stack ?? error.message}`);
  };
  page.on('console', onMessage);
  page.on('pageerror', onError);
  for (const message of await page.consoleMessages({ filter: 'all' })) onMessage(message);
  for (const error of await page.pageErrors({ filter: 'all' })) onError(error);
  return () => [...errors];
}
