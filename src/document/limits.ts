/** Bounds that a decoder checks before anything is allocated, and the editors keep to. All inclusive. */
export const limits = {
  inputs: { min: 1, max: 1024 },
  units: { min: 1, max: 1024 },
  layers: { min: 0, max: 40 },
  /** Parameters of a whole network. No bound of the link: a larger network opens, says so, and is not trained. */
  parameters: { min: 0, max: 4_000_000 },
  learningRate: { min: 0, max: 1000 },
  momentum: { min: 0, max: 1 },
  /** Adam's β₁ and β₂: below 1, for 1 − β divides. */
  beta: { min: 0, max: 0.999_999 },
  epsilon: { min: 1e-12, max: 1 },
  batchSize: { min: 1, max: 5000 },
  epochs: { min: 1, max: 100_000 },
  validationSplit: { min: 0, max: 0.9 },
  seed: { min: 0, max: 0xffff_ffff },
} as const;

export interface Range {
  readonly min: number;
  readonly max: number;
}
