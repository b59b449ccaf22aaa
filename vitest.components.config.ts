import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findBrowser } from './scripts/browsers.mjs';

// Parts of the page that have logic of their own, each alone in a browser.
const executablePath = findBrowser('chromium')?.path;

export default defineConfig({
  plugins: [react()],
  cacheDir: 'node_modules/.vite/components',
  // Found at the first run only, they would load the page anew in the middle of a test.
  optimizeDeps: {
    include: [
      'react-dom/client',
      'react/jsx-dev-runtime',
      'vitest-browser-react',
      'zustand/vanilla',
      'd3',
      'markdown-it',
      'markdown-it-cjk-friendly',
      'temml',
    ],
  },
  test: {
    include: ['tests/components/*.test.tsx'],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: {
          ...(executablePath ? { executablePath } : {}),
          args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
        },
      }),
      instances: [{ browser: 'chromium', viewport: { width: 1366, height: 768 } }],
    },
  },
});
