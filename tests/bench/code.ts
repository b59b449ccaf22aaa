import { printKeras } from '../../src/code/keras.ts';
import { readKeras } from '../../src/code/readKeras.ts';
import { openingExperiment } from '../../src/document/opening.ts';
import { median, type Measure } from './measure.ts';

/** Time from a key typed in the code panel to the drawing of the picture. */
export async function run(): Promise<Measure[]> {
  const { text } = printKeras(openingExperiment, 'keras3');
  const network = text.slice(text.indexOf('model ='));
  const long = 'model = Sequential()\n' + 'model.add(Dense(4))\n'.repeat(39) + '# a comment\n'.repeat(800);
  const read = (code: string) => (): void => void readKeras(code, openingExperiment);
  return Promise.resolve([
    { name: 'read 3-4-3, network only', value: median(51, read(network), 20), unit: 'ms', bound: 5 },
    { name: 'read 3-4-3, whole program', value: median(51, read(text), 20), unit: 'ms', bound: 25 },
    {
      name: `read ${Math.round(long.length / 1000)} kB, 39 layers`,
      value: median(51, read(long), 20),
      unit: 'ms',
      bound: 100,
    },
  ]);
}
