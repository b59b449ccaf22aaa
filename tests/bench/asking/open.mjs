// The page (page.ts), built, in Chromium.
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';
import { launchChromium } from '../chromium.mjs';

const input = 'tests/bench/asking/page.html';
const warmUp = 2500; // milliseconds: loading, first paints, and how long a row takes

/** @returns what measures the page of a link while it trains, or null where there is no Chromium */
export async function openAsking() {
  const browser = await launchChromium();
  if (browser === null) return null;
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const outDir = fileURLToPath(new URL('../../../node_modules/.cache/bench/asking', import.meta.url));
  await build({ root, logLevel: 'error', build: { outDir, emptyOutDir: true, rolldownOptions: { input } } });
  const server = await preview({ root, logLevel: 'error', build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });

  /**
   * @param watch measures the main thread while it goes on
   * @param neurons what they show
   * @returns maps a second that the plot shows, and the places of one, the median; those of the neurons; epochs a second
   */
  const measure = async (link, milliseconds, watch, neurons = 'maps') => {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'en-US' });
    page.setDefaultTimeout(60_000);
    await page.goto(`${server.resolvedUrls.local[0]}${input}#${link}`);
    await page
      .getByText(/Epoch 0 .*loss/)
      .first()
      .waitFor();
    await page.evaluate((contents) => globalThis.showNeurons(contents), neurons);
    await page.evaluate(() => globalThis.train());
    await page.waitForTimeout(warmUp);
    const observe = (time) =>
      new Promise((resolve) => {
        const map = document.querySelector('.outcome-square canvas[data-moment]');
        const sizes = [];
        const observer = new MutationObserver(() => sizes.push(Number(map.dataset.rows)));
        observer.observe(map, { attributeFilter: ['data-moment'] });
        const painted = document.querySelector('.net-legend [data-moment]');
        let frames = 0;
        const others = new MutationObserver(() => frames++);
        if (painted !== null) others.observe(painted, { attributeFilter: ['data-moment'] });
        const first = globalThis.epoch();
        const begun = performance.now();
        setTimeout(() => {
          observer.disconnect();
          others.disconnect();
          const seconds = (performance.now() - begun) / 1000;
          resolve({
            shown: sizes.length / seconds,
            neurons: frames / seconds,
            epochs: (globalThis.epoch() - first) / seconds,
            places: sizes.toSorted((a, b) => a - b)[sizes.length >> 1] ?? 0,
          });
        }, time);
      });
    let rates;
    const longest = await watch(browser, async () => {
      rates = await page.evaluate(observe, milliseconds);
    });
    await page.close();
    return { ...rates, longest };
  };
  const close = async () => {
    await browser.close();
    await server.close();
  };
  return { measure, close };
}
