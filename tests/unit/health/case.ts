import type { Sickness } from '../../../src/health/finding.ts';

/** A seeded experiment, the epoch at which it is looked at, and what a teacher says of it then. */
export interface SickCase {
  readonly link: string;
  /** Epochs trained. */
  readonly epoch: number;
  readonly says: Sickness;
  /** Index of the layer where it sits, where it sits in one. */
  readonly layer?: number;
  /** What the teacher would try: keys of the link that replace its own. */
  readonly cure: string;
  /** Epochs that the cure gets; left out: as many. */
  readonly cureEpochs?: number;
}

/** One of which the teacher says that all is well. */
export interface HealthyCase {
  readonly link: string;
  readonly epoch: number;
  /** Accuracy, on both parts; for numbers to predict the share of their variance that is left. Left out: a good one. */
  readonly reaches?: number;
}
