import { anyNoise, anyNumber, type Dataset } from '../dataset.ts';

/** Smallest difference between the largest component and the second: below it, people disagree on the name. */
const clearColour = 0.12;

const component = (key: string) => ({ key, domain: [0, 1] as const });

/**
 * A colour and the name that a person gives it. Uniform over the RGB cube without its ambiguous part.
 * Classes take turns: the largest component of a drawn colour is exchanged with the component of the row's class.
 * By symmetry this does not change the distribution of the colours within a class.
 *
 * Noise n: the person names the colour as seen through an error of standard deviation n/2 on each component,
 * so the inputs do not change, and names near a border go wrong first; classes are then balanced only on average.
 */
export const colours: Dataset = {
  title: null,
  task: 'classification',
  columns: ['red', 'green', 'blue'].map(component),
  classes: ['red', 'green', 'blue'],
  targets: [],
  samples: anyNumber(300),
  noise: anyNoise(0),
  standardize: false,
  rows: null,
  isComplete: false,
  show: {
    swatches: true,
    classColours: [
      { name: 'red', place: 0 },
      { name: 'green', place: 2 },
      { name: 'blue', place: 1 },
    ],
    thumbnail: { radii: 30 },
  },
  opening: 'net=3-4-sigmoid-3-softmax&opt=sgd:0.1&batch=8',
  generate: (samples, noise, random) => {
    const values = new Float64Array(samples * 3); // [samples, 3]
    const labels = new Int32Array(samples); // [samples]
    const seen = [0, 0, 0];
    for (let i = 0; i < samples; i++) {
      const colour = values.subarray(i * 3, i * 3 + 3);
      do for (let c = 0; c < 3; c++) colour[c] = random.uniform();
      while (lead(colour) < clearColour);
      const from = largest(colour);
      const to = i % 3;
      [colour[from], colour[to]] = [colour[to], colour[from]];
      for (let c = 0; c < 3; c++) seen[c] = colour[c] + 0.5 * noise * random.normal();
      labels[i] = largest(seen);
    }
    return { values, labels, targets: new Float64Array(0) };
  },
};

/** Index of the largest value; of equal values the first. */
function largest(values: ArrayLike<number>): number {
  let best = 0;
  for (let c = 1; c < values.length; c++) if (values[c] > values[best]) best = c;
  return best;
}

/** Largest value − second largest. */
function lead(values: Float64Array): number {
  const best = largest(values);
  let second = -Infinity;
  for (let c = 0; c < values.length; c++) if (c !== best && values[c] > second) second = values[c];
  return values[best] - second;
}
