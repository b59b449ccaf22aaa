import type * as Chromium from './chromium.mjs';
import { contest, type Say, type Start } from './contest.ts';
import type { Measure } from './measure.ts';
import { inNode } from './processes.ts';
import { workloads } from './workloads.ts';

/** Examples that this project's two executors see in a second, in Node and in a worker of Chromium. */
export async function run(folder: URL, say: Say): Promise<Measure[]> {
  // not bundled: it has Playwright
  const { openChromium } = (await import(new URL('chromium.mjs', folder).href)) as typeof Chromium;
  const browser = await openChromium();
  if (browser === null) say('There is no Chromium: see scripts/browsers.mjs.');
  const engines = new Map<string, Start>([
    ['ts', inNode(folder, 'ts')],
    ['simd', inNode(folder, 'simd')],
  ]);
  if (browser !== null) {
    engines.set('ts in Chromium', browser.start('ts'));
    engines.set('simd in Chromium', browser.start('simd'));
  }
  const measures: Measure[] = [];
  try {
    for (const workload of workloads) measures.push(...(await contest(workload, engines, say)));
  } finally {
    await browser?.close();
  }
  return measures;
}
