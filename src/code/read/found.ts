import type { Experiment } from '../../document/experiment.ts';
import type { Place } from './codeProblem.ts';

/** Arguments of `model.compile`. */
export type CompileSpec = Pick<Experiment, 'loss' | 'lossOptions' | 'optimizer' | 'metrics'>;

/** Arguments of `model.fit`. */
export interface FitSpec extends Pick<Experiment, 'epochs' | 'shuffle' | 'callbacks'> {
  /** Null when its data come in batches of their own, `all` for one of all examples. */
  readonly batchSize: number | 'all' | null;
  /** Null when it has validation data of its own. */
  readonly validationSplit: number | null;
  /** Where `fit` stands. */
  readonly place: Place;
}
