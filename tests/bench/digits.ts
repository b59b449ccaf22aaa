// MNIST in the page, with everything drawn: how long it trains, and how often it answers for a digit that is drawn. That it
// is right about 9 of 10 digits by then is a unit test (opening.test.ts).
import type { Say } from './contest.ts';
import type { Measure } from './measure.ts';
import { whileOpen } from './whileOpen.ts';
import type * as Pages from './page.mjs';

/** As the set opens. */
const link = 'v=1&data=mnist&net=784-64.relu-10.softmax&opt=adam:0.001&batch=16';

export async function run(folder: URL, say: Say): Promise<Measure[]> {
  // not bundled: it has Playwright and Vite
  const { openPages } = (await import(new URL('page.mjs', folder).href)) as typeof Pages;
  return whileOpen(await openPages(), say, async (pages) => {
    const page = await pages.open(link);
    const answers = await page.draw(4000);
    const seconds = (await page.reach(20)) / 1000;
    return [
      { name: 'MNIST 784-64-10: 20 epochs', value: seconds, unit: 's', bound: 10 },
      { name: 'MNIST 784-64-10: answers for a digit that is drawn', value: answers, unit: 'answers/s', goal: 30 },
    ];
  });
}
