import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** Lets `fetchPart` do what Vite's own helper does for an `import()`: see there. The end-to-end tests hold it to that. */
const lateParts: Plugin = {
  name: 'late-parts',
  enforce: 'pre',
  apply: 'build',
  load: (id) =>
    id === '\0vite/preload-helper.js' ? "export { fetchPart as __vitePreload } from '/src/state/fetchPart.ts';" : null,
};

export default defineConfig({
  base: './', // the page runs from any folder of any host
  plugins: [react(), lateParts],
  build: {
    target: ['chrome109', 'firefox115', 'safari16.4'], // as index.html and the README say
    chunkSizeWarningLimit: 600,
    modulePreload: {
      polyfill: false, // nothing is preloaded by index.html: there is one file
      // An `import()` is told its own file, too.
      resolveDependencies: (file, imported, { hostType }) =>
        hostType === 'js' ? [file, ...imported.filter((other) => other !== file)] : imported,
    },
    // All that the page begins with in one file: it is asked for at once, and packs better than in pieces.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'page', tags: ['$initial'] }] } } },
  },
  worker: { format: 'iife' }, // runs as a module and as a classic script, see src/training/client.ts
  test: {
    include: ['tests/unit/**/*.test.ts', 'tests/unit/**/*.test.tsx'],
    setupFiles: ['tests/unit/properties.ts'],
    testTimeout: 180_000, // for what hangs: they run in the time that browsers leave
    // Modules are loaded once a worker, not once a file (half of the processor's time); a test that changes a global
    // thing puts it back. Every core has a worker: Vitest by itself leaves one of two idle.
    isolate: false,
    maxWorkers: '100%',
  },
});
