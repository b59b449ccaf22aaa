import { printKeras } from '../../src/code/keras.ts';
import { readKeras } from '../../src/code/read.ts';
import { openingExperiment } from '../../src/document/opening.ts';

interface Measure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly bound?: number;
}

/** Milliseconds of `work`, the median of many goes after some that are not counted. */
function median(work: () => void): number {
  for (let i = 0; i < 20; i++) work();
  const times = Array.from({ length: 51 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).toSorted((a, b) => a - b);
  return times[25];
}

/** Time from a key typed in the code panel to the drawing of the picture. */
export async function run(): Promise<Measure[]> {
  const { text } = printKeras(openingExperiment, 'keras3');
  const network = text.slice(text.indexOf('model ='));
  const long = 'model = Sequential()\n' + 'model.add(Dense(4))\n'.repeat(39) + '# a comment\n'.repeat(800);
  const read = (code: string) => (): void => void readKeras(code, openingExperiment);
  return Promise.resolve([
    { name: 'read 3-4-3, network only', value: median(read(network)), unit: 'ms', bound: 5 },
    { name: 'read 3-4-3, whole program', value: median(read(text)), unit: 'ms', bound: 25 },
    { name: `read ${Math.round(long.length / 1000)} kB, 39 layers`, value: median(read(long)), unit: 'ms', bound: 100 },
  ]);
}
