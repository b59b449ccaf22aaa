// What Health costs training: its speed with the panel open, and after it has been closed, of that with the data beside it.
import type { Say } from './contest.ts';
import type { Measure } from './measure.ts';
import type * as Pages from './page.mjs';
import { whileOpen } from './whileOpen.ts';

const networks = {
  '2-64-64-1': 'v=1&data=circle&net=2-64.tanh-64.tanh-1.sigmoid&loss=binary_crossentropy&opt=adam:0.001&epochs=100000',
  '784-64-10': 'v=1&data=mnist&net=784-64.relu-10.softmax&opt=adam:0.001&batch=16&epochs=100000',
};

const time = 5000; // milliseconds
/** Each is measured so many times in turn, because a machine has other things to do, too. */
const turns = 3;

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1];

export async function run(folder: URL, say: Say): Promise<Measure[]> {
  // not bundled: it has Playwright and Vite
  const { openPages } = (await import(new URL('page.mjs', folder).href)) as typeof Pages;
  return whileOpen(await openPages(), say, async (pages) => {
    /** The speed beside the data, beside `between`, and beside the data again; in a page of its own, for the first epochs. */
    async function speeds(link: string, between: 'Data' | 'Health'): Promise<readonly [number, number, number]> {
      const page = await pages.open(link);
      await page.side('Data');
      await page.train(time / 2); // the first seconds have the browser compile
      const before = await page.train(time);
      await page.side(between);
      const during = await page.train(time);
      await page.side('Data');
      const after = await page.train(time);
      await page.close();
      return [before, during, after];
    }
    const measures: Measure[] = [];
    for (const [name, link] of Object.entries(networks)) {
      const [open, closed]: [number[], number[]] = [[], []];
      for (let turn = 0; turn < turns; turn++) {
        const [before, during, after] = await speeds(link, 'Health');
        // The longer 784-64-10 has trained, the slower it trains, whatever is open: in 30 seconds by a sixth.
        const [first, , last] = await speeds(link, 'Data');
        open.push((2 * during) / (before + after));
        closed.push(after / before / (last / first));
      }
      measures.push(
        { name: `${name}: training with Health open, of its speed without`, value: middle(open), unit: '', goal: 0.9 },
        { name: `${name}: training once it is closed`, value: middle(closed), unit: '', goal: 0.99 },
      );
    }
    return measures;
  });
}
