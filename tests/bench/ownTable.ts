// A large table of a person's own in the page: the longest task of the page's own thread while each thing is done with it.
import { longestTask } from '../e2e/support/mainThread.ts';
import type { Say } from './contest.ts';
import type { Measure } from './measure.ts';
import type * as Pages from './page.mjs';
import { whileOpen } from './whileOpen.ts';

const size = { rows: 100_000, columns: 20 };

/** Numbers as a spreadsheet has them, and last what is to be predicted of them. */
function written(answer: (sum: number) => string, name: string): string {
  const inputs = Array.from({ length: size.columns - 1 }, (_, i) => i);
  const lines = Array.from({ length: size.rows }, (_, row) => {
    const cells = inputs.map((column) => (((row + 1) * (column + 17) * 7919) % 1009) / 100);
    return [...cells, answer(cells[0] + cells[1] - cells[2] / 2)].join();
  });
  return [[...inputs.map((column) => `c${column}`), name].join(), ...lines].join('\n');
}

const tables = {
  classes: written((sum) => (sum > 8 ? 'yes' : 'no'), 'class'),
  numbers: written((sum) => sum.toFixed(2), 'y'),
};

const bound = 50;

export async function run(folder: URL, say: Say): Promise<Measure[]> {
  // not bundled: it has Playwright and Vite
  const { openPages } = (await import(new URL('page.mjs', folder).href)) as typeof Pages;
  return whileOpen(await openPages(), say, async (pages) => {
    const measures: Measure[] = [];
    for (const [name, csv] of Object.entries(tables)) {
      const page = await pages.openTable(csv);
      const measure = async (what: string, during: () => Promise<void>): Promise<void> => {
        const value = await longestTask(pages.browser, during);
        measures.push({ name: `table of ${name}: longest task, ${what}`, value, unit: 'ms', bound });
      };
      await measure('read', page.read);
      await measure('used', page.use);
      await measure('trained', page.train);
      for (const view of await page.views()) {
        await measure(`${view} opened`, () => page.show(view));
        await measure(`${view} while it trains`, page.train);
      }
      await measure('New data', page.newData);
      await measure('New data again', page.newData);
      await measure('undone', page.undo);
      await measure('scaled otherwise', page.scale);
      await page.close();
    }
    return measures;
  });
}
