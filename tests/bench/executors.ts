import type * as Chromium from './chromium.mjs';
import { contest, type Say, type Start } from './contest.ts';
import type { Measure } from './measure.ts';
import { inNode } from './processes.ts';
import type { Workload } from './workloads.ts';

/** This project's two executors against each other, in Node and in a worker of Chromium. @param folder of the benches */
export async function contestOfExecutors(folder: URL, workloads: readonly Workload[], say: Say): Promise<Measure[]> {
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
