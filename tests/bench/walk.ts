// How soon the page shows the next station of a walk through a batch, and how many there are.
import type { Say } from './contest.ts';
import type { Measure } from './measure.ts';
import { whileOpen } from './whileOpen.ts';
import type * as Pages from './page.mjs';

const networks = {
  '4-16-16-3': { link: 'v=1&data=iris&net=4-16.relu-16.relu-3.softmax&opt=adam:0.01', bound: 50 },
  // usable: an answer that nobody waits for
  '784-64-10': { link: 'v=1&data=mnist&net=784-64.relu-10.softmax&opt=adam:0.001', bound: 200 },
};

export async function run(folder: URL, say: Say): Promise<Measure[]> {
  // not bundled: it has Playwright and Vite
  const { openPages } = (await import(new URL('page.mjs', folder).href)) as typeof Pages;
  return whileOpen(await openPages(), say, async (pages) => {
    const measures: Measure[] = [];
    for (const [name, { link, bound }] of Object.entries(networks)) {
      const page = await pages.open(link);
      const all = (await page.walk()).toSorted((a, b) => a - b);
      await page.close();
      measures.push(
        { name: `${name}: key to the next station`, value: all[all.length >> 1], unit: 'ms', bound },
        { name: `${name}: slowest of ${all.length} stations`, value: all[all.length - 1], unit: 'ms' },
      );
    }
    return measures;
  });
}
