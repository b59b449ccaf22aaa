import type { Dataset } from '../dataset.ts';

/**
 * The truth table of a function of n bits, in counting order, which is told by how many of them are 1.
 *
 * @param net what its network has between the inputs and the last unit
 */
const ofBits = (bits: number, isTrue: (ones: number) => boolean, net: string, opt: string): Dataset => ({
  title: null,
  task: 'classification',
  // Wider than the table, so that its corners do not lie on a plot's edge.
  columns: Array.from('abcdef')
    .slice(0, bits)
    .map((key) => ({ key, domain: [-0.25, 1.25] as const })),
  classes: ['0', '1'],
  targets: [],
  samples: null,
  noise: null,
  standardize: false,
  rows: 1 << bits,
  isComplete: true,
  show: { thumbnail: { radii: 10 } },
  // All rows in every batch of up to five bits, none held back.
  opening: `net=${bits}-${net}1.sigmoid&loss=binary_crossentropy&opt=${opt}&batch=${Math.min(32, 1 << bits)}&split=0`,
  generate: () => {
    const values = new Float64Array(bits << bits); // [1 << bits, bits]
    for (let i = 0; i < values.length; i++) {
      values[i] = (Math.floor(i / bits) >> (bits - 1 - (i % bits))) & 1;
    }
    const labels = Int32Array.from({ length: 1 << bits }, (_, row) => {
      const ones = values.subarray(row * bits, (row + 1) * bits).reduce((sum, bit) => sum + bit, 0);
      return Number(isTrue(ones));
    });
    return { values, labels, targets: new Float64Array(0) };
  },
});

const isOdd = (ones: number): boolean => ones % 2 === 1;

export const truthTables = {
  xor: ofBits(2, isOdd, '4.tanh-', 'adam:0.1'),
  and: ofBits(2, (ones) => ones === 2, '', 'sgd:1'),
};

export const moreTruthTables = {
  or: ofBits(2, (ones) => ones > 0, '2.tanh-', 'adam:0.1'),
  majority3: ofBits(3, (ones) => ones > 1, '', 'sgd:1'),
  majority5: ofBits(5, (ones) => ones > 2, '', 'sgd:1'),
  parity3: ofBits(3, isOdd, '8.tanh-', 'adam:0.1'),
  parity4: ofBits(4, isOdd, '16.relu-16.relu-', 'adam:0.02'),
  parity5: ofBits(5, isOdd, '16.relu-16.relu-', 'adam:0.02'),
  parity6: ofBits(6, isOdd, '32.relu-16.relu-', 'adam:0.02'),
};
