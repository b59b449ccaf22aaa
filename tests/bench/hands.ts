// How soon the page shows a weight that is set by hand.
import type { Say } from './contest.ts';
import type { Measure } from './measure.ts';
import { whileOpen } from './whileOpen.ts';
import type * as Pages from './page.mjs';

const networks = {
  '4-16-16-3': 'v=1&data=iris&net=4-16.relu-16.relu-3.softmax&opt=adam:0.01',
  '2-8-8-8-1, a map in each neuron':
    'v=1&data=circle&net=2-8.tanh-8.tanh-8.tanh-1.sigmoid&loss=binary_crossentropy&opt=adam:0.01',
};

const keys = 15;

export async function run(folder: URL, say: Say): Promise<Measure[]> {
  // not bundled: it has Playwright and Vite
  const { openPages } = (await import(new URL('page.mjs', folder).href)) as typeof Pages;
  return whileOpen(await openPages(), say, async (pages) => {
    const measures: Measure[] = [];
    for (const [name, link] of Object.entries(networks)) {
      const page = await pages.open(link);
      const value = await page.setByKey(keys);
      await page.close();
      measures.push({ name: `${name}: key to new loss and pictures`, value, unit: 'ms', bound: 50 });
    }
    return measures;
  });
}
