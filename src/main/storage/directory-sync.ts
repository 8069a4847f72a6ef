import { open } from 'node:fs/promises';

/**
 * Makes a rename in this folder durable: on POSIX the new directory entry is safe only after the directory itself was synced.
 * Windows offers no such call, and needs none for NTFS metadata.
 */
export async function syncDirectory(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
