import { printKeras } from '../../src/code/keras.ts';
import { readKeras } from '../../src/code/readKeras.ts';
import { openingExperiment } from '../../src/document/opening.ts';
import type { Say } from './contest.ts';
import { median, type Measure } from './measure.ts';
import type * as Pages from './page.mjs';
import { whileOpen } from './whileOpen.ts';

/** Time from a key typed in the code panel to the drawing of the picture, and of the reading in it. */
export async function run(folder: URL, say: Say): Promise<Measure[]> {
  const typed: Measure[] = [];
  // not bundled: it has Playwright and Vite
  const { openPages } = (await import(new URL('page.mjs', folder).href)) as typeof Pages;
  for (const browser of ['chromium', 'firefox'] as const) {
    const measures = await whileOpen(await openPages(browser), say, async (pages) => {
      const page = await pages.open('');
      const value = await page.typeUnits('Dense(4', '567895678956789567895');
      await page.close();
      return [{ name: `${browser}: key to new picture`, value, unit: 'ms', bound: 50 }];
    });
    typed.push(...measures);
  }
  const { text } = printKeras(openingExperiment, 'keras3');
  const network = text.slice(text.indexOf('model ='));
  const long = 'model = Sequential()\n' + 'model.add(Dense(4))\n'.repeat(39) + '# a comment\n'.repeat(800);
  const read = (code: string) => (): void => void readKeras(code, openingExperiment);
  return [
    ...typed,
    { name: 'read 3-4-3, network only', value: median(51, read(network), 20), unit: 'ms', bound: 5 },
    { name: 'read 3-4-3, whole program', value: median(51, read(text), 20), unit: 'ms', bound: 25 },
    {
      name: `read ${Math.round(long.length / 1000)} kB, 39 layers`,
      value: median(51, read(long), 20),
      unit: 'ms',
      bound: 100,
    },
  ];
}
