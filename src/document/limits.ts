import { ranges } from '../keras/ranges.ts';

export type { Range } from '../keras/ranges.ts';

/** Bounds, all inclusive. A decoder checks them before anything is allocated; the editors stay within them. */
export const limits = {
  ...ranges,
  inputs: { min: 1, max: 1024 },
  layers: { min: 0, max: 40 },
  /** Parameters of a network. Not a bound of the link: a larger network opens with an error and is not trained. */
  parameters: { min: 0, max: 4_000_000 },
  batchSize: { min: 1, max: 5000 },
  epochs: { min: 1, max: 100_000 },
  validationSplit: { min: 0, max: 0.9 },
  seed: { min: 0, max: 0xffff_ffff },
} as const;
