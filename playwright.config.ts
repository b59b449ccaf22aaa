import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/browsers.mjs';

// The page as it is built: `vite build` comes first (`npm run e2e` and `npm test` see to it).
const port = Number(process.env.E2E_PORT ?? 4319);
const baseURL = `http://127.0.0.1:${port}/`;

const chromium = findBrowser('chromium');
const firefox = findBrowser('firefox');
const isRoot = process.getuid?.() === 0;

/** Debian's Firefox is the stock one: it speaks WebDriver BiDi, not the protocol of Playwright's own build. */
const stockFirefox = firefox?.path ? { channel: 'moz-firefox' } : {};

/** One process for the pages of all tests: starting another takes an eighth of the processor's time. */
const oneProcess = { 'fission.autostart': false, 'dom.ipc.processCount': 1, 'dom.ipc.keepProcessesAlive.web': 1 };

/**
 * What Firefox is not asked again: specs and single tests of the page's own logic, which is the same code there. It is
 * asked whatever a browser does in its own way: arithmetic, workers, messages, storage, the address, loading of parts,
 * focus and keys, the pointer, the editor, popovers and layout. A new test runs in both until it is named here.
 */
const sameEverywhere: Readonly<Record<string, 'all' | { readonly but: string } | { readonly only: string }>> = {
  accessible: 'all', // the rules read the same DOM
  arguments: { but: 'the \\+ menu by keyboard|every popover is whole within 1366' },
  'back-to-epoch': { but: '\\(ja\\)' },
  'build-a-network': { but: 'what cannot be typed' },
  callbacks: 'all',
  'changed-links': { but: 'a changed address|no hash is written over' },
  code: { but: 'what is not understood|Keras.s words|follows each key' },
  digits: { but: 'a digit is drawn' },
  'draw-points': { but: 'by mouse|by keyboard' },
  'every-layer': 'all',
  'every-number': 'all', // random-runs and same-everywhere have the arithmetic
  exercise: { but: 'a reload loses nothing|first blank|where nothing can be kept|on a phone' },
  focus: { but: '× on layer|Undo that|Escape from|a click beside' },
  'for-a-class': 'all', // `start` has the sandboxed frame
  lessons: { but: 'by keyboard alone|a lesson dropped' },
  hands: { but: 'a weight is set' },
  maps: { but: 'every neuron of two inputs' },
  'missing-parts': {
    but: 'is missing \\(aborted\\), and comes|a file that|training whose file is missing at first \\(aborted',
  },
  monkey: 'all', // but for `npm run fuzz -- --browser firefox`
  'keyboard-only': { but: 'train and pause|can be clicked|arrows walk|Health.*\\(en\\)' },
  'never-white': { but: 'where the network fails|where all of it fails' },
  'nothing-is-lost': { but: 'a paused run|a tab that was killed|Back and Forward lead|opened again at once' },
  'nothing-to-train': 'all',
  pointer: { only: 'before (?:what finds|zooming) .*loaded|zooming that cannot' },
  'own-example': { but: 'by keyboard|smoothly: moons|a colour that is picked|in reach.*light' },
  'own-table': { but: 'is chosen' }, // a stock Firefox appends where a test fills
  playground: 'all',
  opening: { but: 'at 1366×768.*\\(en\\)|Train on the opening page' },
  'share-a-link': { but: 'written at most|a secure context|survives reload' },
  'play-batch': { but: 'as it went through' },
  'slow-motion': { but: 'by itself|stopped by|have room.*390' }, // a stock Firefox is told nothing of motion
  start: { only: 'script that (?:is the index|throws)|strings that|is trained at once' },
  storage: 'all', // `start` has storage that throws
  'this-moment': 'all', // a stock Firefox tells of no download, and appends where a test fills
  train: { but: 'train, pause|becomes NaN|Pause is answered' },
  'two-workspaces': 'all', // which parts of the page share nothing
  'typed-code': { but: 'a link opened over|is there after a reload at once' },
  'wide-layers': { but: 'a cell that is pointed at' },
};

/** Playwright greps in “project file.spec.ts titles tags”. */
const askedOnce = new RegExp(
  Object.entries(sameEverywhere)
    .map(([spec, which]) => {
      const titles = which === 'all' ? '' : 'but' in which ? `(?!.*(?:${which.but}))` : `(?=.*(?:${which.only}))`;
      return `(?<![\\w-])${spec}\\.spec\\.ts ${titles}`;
    })
    .join('|'),
);

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 3, // measured on two cores: two take 1.19 times as long, four 1.11 times
  fullyParallel: true, // no worker waits for the last tests of a long file
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
    // The tests of a worker share a context, which Playwright empties between them: a new one costs a second of computing.
    {
      name: 'chromium',
      use: {
        browserName: 'chromium',
        reuseContext: true,
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
    {
      name: 'firefox',
      ...(process.env.FUZZ_SEED === undefined ? { grepInvert: askedOnce } : {}),
      use: {
        browserName: 'firefox',
        ...stockFirefox,
        launchOptions: { ...(firefox?.path ? { executablePath: firefox.path } : {}), firefoxUserPrefs: oneProcess },
      },
    },
  ],
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
    url: baseURL,
    reuseExistingServer: false,
  },
});
