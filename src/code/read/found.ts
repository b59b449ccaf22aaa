import type { Experiment } from '../../document/experiment.ts';

/** What `model.compile` says. */
export type CompileSpec = Pick<Experiment, 'loss' | 'lossOptions' | 'optimizer' | 'metrics'>;

/** What `model.fit` says. */
export interface FitSpec extends Pick<Experiment, 'batchSize' | 'epochs' | 'shuffle' | 'callbacks'> {
  /** Null: it is given data of its own to validate on. */
  readonly validationSplit: number | null;
}
