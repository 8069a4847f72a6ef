import type { Page } from 'playwright-core';
import { holdsToken } from './token-search.ts';

/**
 * Whether a token is anywhere in the page's memory: a snapshot of the whole heap after a garbage collection, with the strings
 * of every world in it, the preload's too, and the sources of the scripts that ran. An instrumented app has its strings whole
 * in it; of others V8 takes the first 1,024 characters.
 */
export async function heapHoldsToken(page: Page, tokens: readonly string[]): Promise<boolean> {
  return holdsToken(await takeHeapSnapshot(page), tokens);
}

/** https://chromedevtools.github.io/devtools-protocol/tot/HeapProfiler/#method-takeHeapSnapshot: one JSON text. */
async function takeHeapSnapshot(page: Page): Promise<string> {
  const devTools = await page.context().newCDPSession(page);
  try {
    const chunks: string[] = [];
    devTools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
    await devTools.send('HeapProfiler.takeHeapSnapshot');
    return chunks.join('');
  } finally {
    await devTools.detach();
  }
}
