// Answers while a network trains flat out in the built page, with everything drawn, and what that costs its main thread.
import { longestTask } from '../e2e/support/mainThread.ts';
import type * as Opening from './asking/open.mjs';
import type { Say } from './contest.ts';
import type { Measure } from './measure.ts';
import { whileOpen } from './whileOpen.ts';

/** A row of the second costs what one of 784-512-512-10 costs: no data set has 784 inputs. */
const networks = [
  { name: '2-8-8-1', link: 'net=2-8.tanh-8.tanh-1.sigmoid&opt=adam:0.01', goal: 30 },
  { name: '2-784-512-512-1', link: 'net=2-784.relu-512.relu-512.relu-1.sigmoid&opt=sgd:0.001&batch=32', goal: 2 },
] as const;

/** What each neuron sees, and what it costs training. */
const small =
  'v=1&data=circle&net=2-8.tanh-8.tanh-8.tanh-1.sigmoid&loss=binary_crossentropy&opt=adam:0.01&epochs=100000';

const time = 5000; // milliseconds

export async function run(folder: URL, say: Say): Promise<Measure[]> {
  // not bundled: it has Playwright and Vite
  const { openAsking } = (await import(new URL('asking/open.mjs', folder).href)) as typeof Opening;
  return whileOpen(await openAsking(), say, async (pages) => {
    const measures: Measure[] = [];
    await pages.measure(small, 1000, longestTask); // the first page of a browser is slow
    for (const { name, link, goal } of networks) {
      const full = `v=1&data=circle&${link}&loss=binary_crossentropy&epochs=100000`;
      const { shown, places, longest } = await pages.measure(full, time, longestTask);
      measures.push(
        { name: `${name}: maps shown`, value: shown, unit: 'maps/s', goal },
        { name: `${name}: places of a map`, value: places, unit: 'places', goal: 64 * 64 },
        { name: `${name}: longest task of the main thread`, value: longest, unit: 'ms', bound: 100 },
      );
    }
    const maps = await pages.measure(small, time, longestTask);
    const numbers = await pages.measure(small, time, longestTask, 'numbers');
    const name = '2-8-8-8-1, a map in each neuron';
    measures.push(
      { name: `${name}: frames with other maps`, value: maps.neurons, unit: 'frames/s', goal: 30 },
      {
        name: `${name}: training, of its speed with numbers`,
        value: maps.epochs / numbers.epochs,
        unit: '',
        goal: 0.8,
      },
      { name: `${name}: longest task of the main thread`, value: maps.longest, unit: 'ms', bound: 50 },
    );
    return measures;
  });
}
