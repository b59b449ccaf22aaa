import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/browsers.mjs';

// The page as it is built: `vite build` comes first (`npm run e2e` and `npm test` see to it).
const port = Number(process.env.E2E_PORT ?? 4319);
const baseURL = `http://127.0.0.1:${port}/`;

const chromium = findBrowser('chromium');
const firefox = findBrowser('firefox');
const isRoot = process.getuid?.() === 0;

/** Debian's Firefox is the stock one: it speaks WebDriver BiDi, not the protocol of Playwright's own build. */
const stockFirefox = firefox?.path ? { channel: 'moz-firefox', launchOptions: { executablePath: firefox.path } } : {};

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  retries: 0,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: process.env.E2E_REPORT ?? 'node_modules/.cache/reports/e2e.json' }]],
  use: {
    baseURL,
    locale: 'en-US',
    viewport: { width: 1366, height: 768 },
    screenshot: 'only-on-failure',
  },
  projects: [
    {
      name: 'chromium',
      use: {
        browserName: 'chromium',
        launchOptions: {
          ...(chromium?.path ? { executablePath: chromium.path } : {}),
          args: [
            '--disable-gpu',
            '--disable-quic',
            '--no-first-run',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
            ...(isRoot ? ['--no-sandbox'] : []),
          ],
        },
      },
    },
    { name: 'firefox', use: { browserName: 'firefox', ...stockFirefox } },
  ],
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
    url: baseURL,
    reuseExistingServer: false,
  },
});
