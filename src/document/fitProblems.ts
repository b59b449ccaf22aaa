import { splitIndex } from '../data/load.ts';
import { defaultOptimizer } from './defaults.ts';
import type { OptimizerName } from '../engine/optimizers.ts';
import type { Experiment } from './experiment.ts';
import type { Problem } from './problem.ts';

/** Fewer rows than this and one of them weighs more than 20 % of val_accuracy. */
const fewRows = 5;

/** Above this, steps are so large that hardly anything is learned with them. */
const highLearningRate = (name: OptimizerName): number => (name === 'sgd' || name === 'adadelta' ? 10 : 1);

/** Problems of `compile`'s optimizer and of `fit`. */
export function fitProblems(e: Experiment): Problem[] {
  return [...rowsProblems(e), ...optimizerProblems(e)];
}

function rowsProblems({ data: { samples }, validationSplit, batchSize }: Experiment): Problem[] {
  const rows = splitIndex(samples, validationSplit);
  const place = { kind: 'fit' } as const;
  const noSplit = { type: 'setValidationSplit', validationSplit: 0 } as const;
  const problems: Problem[] = [];
  if (Math.floor(samples * (1 - validationSplit)) === 0) {
    problems.push({ code: 'noTrainingRows', severity: 'warning', place, remedy: noSplit, samples, validationSplit });
  }
  if (validationSplit > 0 && samples - rows < fewRows) {
    const details = { rows: samples - rows, samples };
    problems.push({ code: 'smallValidation', severity: 'warning', place, remedy: noSplit, ...details });
  }
  if (batchSize > rows) {
    const remedy = { type: 'setBatchSize', batchSize: rows } as const;
    problems.push({ code: 'batchTooLarge', severity: 'warning', place, remedy, batchSize, rows });
  }
  return problems;
}

function optimizerProblems({ optimizer }: Experiment): Problem[] {
  const { name, learningRate } = optimizer;
  const place = { kind: 'optimizer' } as const;
  const usual = defaultOptimizer(name).learningRate;
  const remedy = { type: 'setLearningRate', learningRate: usual } as const;
  const problems: Problem[] = [];
  if (learningRate === 0) problems.push({ code: 'learningRateZero', severity: 'warning', place, remedy });
  if (learningRate > highLearningRate(name)) {
    const details = { learningRate, optimizer: name, usual };
    problems.push({ code: 'learningRateHigh', severity: 'warning', place, remedy, ...details });
  }
  if (optimizer.name === 'sgd' && optimizer.momentum === 1) {
    const less = { type: 'setMomentum', momentum: 0.9 } as const;
    problems.push({ code: 'momentumOne', severity: 'warning', place, remedy: less });
  }
  return problems;
}
