import type { OptimizerName, OptimizerSpec } from '../../engine/specs/optimizerSpecs.ts';
import { scheduledRate } from '../../engine/scheduledRate.ts';
import { defaultOptimizer } from '../defaults.ts';
import type { Experiment } from '../experiment.ts';
import { totalSteps } from '../fitRows.ts';
import type { Problem } from './problem.ts';

const common = { severity: 'warning', place: { kind: 'optimizer' } } as const;

/** Above this learning rate, steps are so large that hardly anything is learned. */
const highLearningRate = (name: OptimizerName): number => (name === 'sgd' || name === 'adadelta' ? 10 : 1);

/** Fraction that a step takes away from every weight; above this the data have little effect. */
const highDecay = 0.1;

/** A step below this is too small to be seen. */
const smallStep = 1e-6;

/** A learning rate below this fraction of its first value teaches nothing more. */
const faded = 0.999e-3;

export function optimizerProblems(e: Experiment): Problem[] {
  const { optimizer } = e;
  const { learningRate, weightDecay } = optimizer;
  const usual = defaultOptimizer(optimizer.name).learningRate;
  const remedy = { type: 'setLearningRate', learningRate: usual } as const;
  const problems: Problem[] = [];
  if (highestRate(e) === 0) problems.push({ code: 'learningRateZero', ...common, remedy });
  if (learningRate > highLearningRate(optimizer.name)) {
    const details = { learningRate, optimizer: optimizer.name, usual };
    problems.push({ code: 'learningRateHigh', ...common, remedy, ...details });
  } else if (highestRate(e) > highLearningRate(optimizer.name)) {
    problems.push({ code: 'scheduleHigh', ...common, remedy: { type: 'dropSchedule' }, usual });
  }
  if ('momentum' in optimizer && optimizer.momentum === 1) {
    problems.push({ code: 'momentumOne', ...common, remedy: { type: 'setMomentum', momentum: 0.9 } });
  }
  const part = Math.min(1, learningRate * weightDecay);
  if (part >= highDecay) {
    problems.push({
      code: 'weightDecayHigh',
      ...common,
      remedy: { type: 'setWeightDecay', weightDecay: 0 },
      weightDecay,
      part,
    });
  }
  return [...problems, ...smallClip(optimizer), ...fadingSchedule(e)];
}

/** The highest learning rate of the run. */
function highestRate(e: Experiment): number {
  const { learningRate, schedule } = e.optimizer;
  switch (schedule?.name) {
    case undefined:
    case 'inverse_time_decay':
      return learningRate;
    case 'exponential_decay': // may grow without bound
      return learningRate === 0 ? 0 : Math.max(learningRate, scheduledRate(schedule, learningRate, totalSteps(e) - 1));
    case 'cosine_decay':
      return Math.max(learningRate, schedule.warmupTarget ?? 0);
    case 'piecewise_constant_decay':
      return Math.max(learningRate, ...schedule.values);
  }
}

/** A clip that makes SGD's steps too small. The other optimizers do not take steps proportional to the gradient. */
function smallClip({ name, clip, learningRate }: OptimizerSpec): Problem[] {
  if (name !== 'sgd' || clip === null || learningRate === 0) return [];
  const step = learningRate * clip.limit;
  return step < smallStep ? [{ code: 'clipSmall', ...common, remedy: { type: 'dropClip' }, step }] : [];
}

/** A schedule whose learning rate is almost 0 before half of the run is over. */
function fadingSchedule(e: Experiment): Problem[] {
  const { learningRate, schedule } = e.optimizer;
  if (schedule === null || schedule.name === 'piecewise_constant_decay') return []; // its values are set one by one
  const steps = totalSteps(e);
  const isCosine = schedule.name === 'cosine_decay';
  const start = isCosine ? schedule.warmupSteps : 0;
  const first = (isCosine ? schedule.warmupTarget : null) ?? learningRate;
  const isFaded = (step: number): boolean => scheduledRate(schedule, learningRate, step) < faded * first;
  const half = Math.floor(steps / 2);
  if (half < start || !isFaded(half)) return [];
  const epoch = Math.floor(firstOf(isFaded, start, half) / (steps / e.epochs)) + 1;
  return [
    { code: 'scheduleFades', ...common, remedy: { type: 'setDecaySteps', decaySteps: steps }, epoch, epochs: e.epochs },
  ];
}

/** The first step in (from, to] for which `holds` is true, if it stays true from there on. */
function firstOf(holds: (step: number) => boolean, from: number, to: number): number {
  let no = from;
  let yes = to;
  while (yes - no > 1) {
    const middle = Math.floor((no + yes) / 2);
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}
