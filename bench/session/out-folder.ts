import { resolve } from 'node:path';

/** Where a run leaves its figures, and keeps its vaults while it runs. */
export const outFolder = resolve(import.meta.dirname, '../../out/bench');
