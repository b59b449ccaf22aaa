// Executors of this project in module workers of a Chromium, on a blank page. No process time can be had there, so the
// time is the wall's.
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium, firefox } from '@playwright/test';
import { assemblyPlugin } from '../../scripts/assembly.mjs';
import { findBrowser } from '../../scripts/browsers.mjs';

/** An empty page; nothing is asked of the network. */
const blank = 'http://localhost/blank';

/** The source of the worker: one script. */
async function bundleWorker() {
  const vite = createRequire(fileURLToPath(import.meta.resolve('vite')));
  const { rolldown } = await import(pathToFileURL(vite.resolve('rolldown')).href);
  const input = fileURLToPath(new URL('ownWorker.ts', import.meta.url));
  const bundle = await rolldown({ input, platform: 'browser', logLevel: 'silent', plugins: [assemblyPlugin()] });
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false });
  await bundle.close();
  return output[0].code;
}

/** @returns null where there is no Chromium */
export function launchChromium() {
  const found = findBrowser('chromium');
  if (found === null) return null;
  const path = found.path === null ? {} : { executablePath: found.path };
  return chromium.launch({ ...path, args: ['--no-sandbox', '--disable-gpu'] });
}

/** @returns null where there is no Firefox */
export function launchFirefox() {
  const found = findBrowser('firefox');
  if (found === null) return null;
  const own = found.path === null ? {} : { channel: 'moz-firefox', executablePath: found.path }; // as playwright.config.ts has it
  return firefox.launch(own);
}

/** @returns a browser whose `start(executor)` is an engine of a contest, or null where there is no Chromium */
export async function openChromium() {
  const browser = await launchChromium();
  if (browser === null) return null;
  const source = await bundleWorker();
  const start = (executor) => async (workload) => {
    const page = await browser.newPage();
    // about:blank has no origin that could start a module worker
    await page.route(blank, (route) => route.fulfill({ contentType: 'text/html', body: '' }));
    await page.goto(blank);
    await page.evaluate((code) => {
      const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
      const worker = new Worker(url, { type: 'module' });
      globalThis.ask = (message) =>
        new Promise((resolve, reject) => {
          worker.onerror = (event) => reject(new Error(event.message));
          worker.onmessage = ({ data }) => (data.failed === undefined ? resolve(data) : reject(new Error(data.failed)));
          worker.postMessage(message);
        });
    }, source);
    const ask = (message) => page.evaluate((each) => globalThis.ask(each), message);
    await ask({ workload, executor });
    return { stint: (milliseconds) => ask({ milliseconds }), end: () => page.close() };
  };
  return { start, close: () => browser.close() };
}
