import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { resolve } from 'node:path';

const source = (path: string): string => resolve(import.meta.dirname, 'src', path);

export default defineConfig({
  main: {
    build: {
      // Two entry points, two processes: the practice backend is forked by main and shares no state with it.
      rolldownOptions: {
        input: { index: source('main/index.ts'), practice: source('practice/index.ts') },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload cannot require packages, so everything is bundled into one CommonJS file
      // (https://www.electronjs.org/docs/latest/tutorial/sandbox#preload-scripts).
      externalizeDeps: false,
      minify: true,
      rolldownOptions: {
        input: { index: source('preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: source('renderer'),
    plugins: [react()],
    build: {
      minify: true,
      rolldownOptions: { input: { index: source('renderer/index.html') } },
      // The content security policy allows no data: scripts or fonts; small assets stay files.
      assetsInlineLimit: 0,
    },
  },
});
