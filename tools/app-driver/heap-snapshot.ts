import type { Page } from 'playwright-core';

/**
 * The page's memory after a garbage collection, as one JSON text: the strings of every world, the preload's too, and the
 * sources of the scripts that ran. An instrumented app has its strings whole in it; of others V8 takes the first 1,024
 * characters. (https://chromedevtools.github.io/devtools-protocol/tot/HeapProfiler/#method-takeHeapSnapshot)
 */
export async function takeHeapSnapshot(page: Page): Promise<string> {
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
