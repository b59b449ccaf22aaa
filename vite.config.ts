import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  base: './', // the page runs from any folder of any host
  plugins: [react()],
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 600,
    modulePreload: { polyfill: false }, // nothing is preloaded by index.html: there is one file
    // All that the page begins with in one file: it is asked for at once, and packs better than in pieces.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'page', tags: ['$initial'] }] } } },
  },
  worker: { format: 'es' },
  test: {
    include: ['tests/unit/**/*.test.ts', 'tests/unit/**/*.test.tsx'],
    testTimeout: 60_000,
  },
});
