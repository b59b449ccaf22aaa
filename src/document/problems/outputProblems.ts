import type { Column } from '../../data/dataset.ts';
import { infoOf } from '../../data/spec.ts';
import { fitsUnits } from '../../data/targets.ts';
import { isRowWise, sumsToOne } from '../../engine/activations.ts';
import { rangeOfSpec } from '../../engine/layerActivation.ts';
import type { Experiment } from '../experiment.ts';
import { lossProblems } from './lossProblems.ts';
import { endingOf, finalActivation, isOverClasses } from '../outputStage.ts';
import type { Problem } from './problem.ts';
import type { Remedy } from './remedies.ts';
import { activationsOf, columns } from '../columns.ts';
import { lastDenseIndex, outputUnits } from '../shape.ts';

/** Problems of the output with the data and the loss. */
export function outputProblems(e: Experiment): Problem[] {
  const isRegression = infoOf(e.data).task === 'regression';
  const problems = softmaxOverOne(e);
  if (lastDenseIndex(e) !== -1) {
    problems.push(...outputWidth(e), ...(isRegression ? rangeOfOutput(e) : lossProblems(e)));
  }
  if (isRegression) problems.push(...wrongForRegression(e));
  if (e.lossOptions.labelSmoothing > highSmoothing) {
    const remedy = { type: 'setLabelSmoothing', labelSmoothing: 0.1 } as const;
    const { labelSmoothing } = e.lossOptions;
    problems.push({ code: 'labelSmoothingHigh', severity: 'warning', place: { kind: 'loss' }, remedy, labelSmoothing });
  }
  return problems;
}

/** Above this a smoothed target is closer to the middle than to the true label. */
const highSmoothing = 0.5;

function outputWidth(e: Experiment): Problem[] {
  const info = infoOf(e.data);
  const units = outputUnits(e);
  if (fitsUnits(info, units)) return [];
  const index = lastDenseIndex(e);
  return [
    {
      code: 'outputUnits',
      severity: 'error',
      place: { kind: 'layer', index },
      remedy: { type: 'setUnits', index, units: rightUnits(e) },
      units,
      classes: info.classes.length,
      targets: info.targets.length,
    },
  ];
}

function rightUnits(e: Experiment): number {
  const { targets, classes: keys } = infoOf(e.data);
  const classes = keys.length;
  if (classes === 0) return targets.length;
  const asCategories = isOverClasses(e.loss) || sumsToOne(finalActivation(e).name);
  return classes === 2 && !asCategories ? 1 : classes;
}

function softmaxOverOne(e: Experiment): Problem[] {
  const { classes } = infoOf(e.data);
  return columns(e).flatMap((column) => {
    const { role, units, layer } = column;
    const rowWise = units === 1 ? activationsOf(column).filter(({ name }) => isRowWise(name)) : [];
    return rowWise.map(({ layer: index, name: activation }): Problem => {
      const remedy: Remedy =
        role !== 'output'
          ? { type: 'setActivation', index, activation: 'sigmoid' }
          : classes.length > 2
            ? { type: 'setUnits', index: layer, units: classes.length }
            : classes.length === 2
              ? { type: 'setActivation', index, activation: 'sigmoid' }
              : { type: 'setFinalActivation', activation: 'linear' };
      const place = { kind: 'layer', index } as const;
      const constant = sumsToOne(activation) ? 1 : 0; // log 1
      return { code: 'softmaxOneUnit', severity: 'warning', place, remedy, activation, constant };
    });
  });
}

/** Regression: targets that the output can never reach. */
function rangeOfOutput(e: Experiment): Problem[] {
  const { targets } = infoOf(e.data);
  const { layer: index, activation: spec } = endingOf(e);
  if (spec === null || e.loss === 'poisson') return [];
  const [low, high] = rangeOfSpec(spec);
  // The domain has a margin for the plot: the targets surely reach its middle two thirds.
  const isReached = ({ domain: [least, most] }: Column): boolean => {
    const middle = (least + most) / 2;
    const reach = (most - least) / 3;
    return low <= middle - reach && middle + reach <= high;
  };
  if (targets.every(isReached)) return [];
  const remedy: Remedy = { type: 'setFinalActivation', activation: 'linear' };
  const place = { kind: 'layer', index } as const;
  const activation = finalActivation(e).name;
  return [{ code: 'outputRange', severity: 'warning', place, remedy, activation, low, high }];
}

function wrongForRegression(e: Experiment): Problem[] {
  const place = { kind: 'loss' } as const;
  switch (e.loss) {
    case 'mean_squared_error':
    case 'mean_absolute_error':
    case 'huber':
    case 'log_cosh':
      return [];
    case 'poisson': {
      if (infoOf(e.data).targets.every(({ domain }) => domain[0] >= 0)) return [];
      const remedy: Remedy = { type: 'setLoss', loss: 'mean_squared_error' };
      return [{ code: 'poissonNegative', severity: 'warning', place, remedy }];
    }
    case 'binary_crossentropy':
    case 'categorical_crossentropy':
    case 'sparse_categorical_crossentropy':
    case 'hinge':
    case 'categorical_hinge':
    case 'kl_divergence':
      return [
        { code: 'classificationLoss', severity: 'error', place, remedy: { type: 'makeRegression' }, loss: e.loss },
      ];
  }
}
