import type { Dataset } from '../dataset.ts';

const side = 28;

/** 2,000 handwritten digits, 200 of each, out of MNIST: see late/mnistRows.ts. */
export const mnist: Dataset = {
  title: null,
  task: 'classification',
  // As numpy finds a pixel in the picture: [row, column]
  columns: Array.from({ length: side * side }, (_, i) => ({
    key: `[${Math.floor(i / side)}, ${i % side}]`,
    domain: [0, 1] as const,
  })),
  classes: Array.from({ length: 10 }, (_, digit) => String(digit)),
  targets: [],
  samples: null,
  noise: null,
  standardize: false,
  rows: 2000,
  isComplete: false,
  show: { image: { width: side, height: side } },
  opening: 'net=784-64.relu-10.softmax&opt=adam&batch=16',
  generate: null,
};
