import type { Experiment } from '../../document/experiment.ts';
import type { Place } from './problem.ts';

/** What `model.compile` says. */
export type CompileSpec = Pick<Experiment, 'loss' | 'lossOptions' | 'optimizer' | 'metrics'>;

/** What `model.fit` says. */
export interface FitSpec extends Pick<Experiment, 'epochs' | 'shuffle' | 'callbacks'> {
  /** Null: its data come in batches of their own. */
  readonly batchSize: number | null;
  /** Null: it is given data of its own to validate on. */
  readonly validationSplit: number | null;
  /** Where `fit` stands. */
  readonly place: Place;
}
