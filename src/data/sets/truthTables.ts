import type { Dataset } from '../dataset.ts';

/**
 * The truth table of a function of two bits.
 *
 * @param labels for (0, 0), (0, 1), (1, 0), (1, 1), in counting order
 * @param opening what its network has before the last unit, and its optimizer
 */
const ofTwoBits = (labels: readonly number[], net: string, opt: string): Dataset => ({
  title: null,
  task: 'classification',
  // Wider than the table, so that its corners do not lie on a plot's edge.
  columns: ['a', 'b'].map((key) => ({ key, domain: [-0.25, 1.25] as const })),
  classes: ['0', '1'],
  targets: [],
  samples: null,
  noise: null,
  standardize: false,
  rows: 4,
  isComplete: true,
  show: { thumbnail: { radii: 10 } },
  // All rows in every batch, none held back.
  opening: `net=${net}-1.sigmoid&loss=binary_crossentropy&opt=${opt}&batch=4&split=0`,
  generate: () => ({
    values: Float64Array.of(0, 0, 0, 1, 1, 0, 1, 1), // [4, 2]
    labels: Int32Array.from(labels),
    targets: new Float64Array(0),
  }),
});

export const truthTables = {
  xor: ofTwoBits([0, 1, 1, 0], '2-4.tanh', 'adam:0.1'),
  and: ofTwoBits([0, 0, 0, 1], '2', 'sgd:1'),
};
