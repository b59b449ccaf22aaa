import { datasetInfos } from '../data/datasets.ts';
import { fitsUnits } from '../data/targets.ts';
import { givesProbability, rangeOf, sumsToOne } from '../engine/activations.ts';
import type { Experiment } from './experiment.ts';
import { finalActivation, rightActivation } from './outputStage.ts';
import type { Problem } from './problem.ts';
import type { Remedy } from './remedies.ts';
import { columns, lastDenseIndex, outputUnits } from './shape.ts';

/** Problems of the output against the data and the loss. */
export function outputProblems(e: Experiment): Problem[] {
  const isRegression = datasetInfos[e.data.name].task === 'regression';
  const problems = softmaxOverOne(e);
  if (lastDenseIndex(e) !== -1) problems.push(...outputWidth(e), ...(isRegression ? rangeOfOutput(e) : lossAgainst(e)));
  if (isRegression) problems.push(...wrongForRegression(e));
  return problems;
}

function outputWidth(e: Experiment): Problem[] {
  const info = datasetInfos[e.data.name];
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
    },
  ];
}

function rightUnits(e: Experiment): number {
  const classes = datasetInfos[e.data.name].classes.length;
  if (classes === 0) return 1;
  const asCategories = e.loss === 'categorical_crossentropy' || sumsToOne(finalActivation(e).name);
  return classes === 2 && !asCategories ? 1 : classes;
}

function softmaxOverOne(e: Experiment): Problem[] {
  const { classes } = datasetInfos[e.data.name];
  return columns(e).flatMap(({ role, units, layer, activations }) => {
    const softmaxes = units === 1 ? activations.filter(({ name }) => name === 'softmax') : [];
    return softmaxes.map(({ layer: index }): Problem => {
      const remedy: Remedy =
        role !== 'output'
          ? { type: 'setActivation', index, activation: 'sigmoid' }
          : classes.length > 2
            ? { type: 'setUnits', index: layer, units: classes.length }
            : classes.length === 2
              ? { type: 'setActivation', index, activation: 'sigmoid' }
              : { type: 'setFinalActivation', activation: 'linear' };
      return { code: 'softmaxOneUnit', severity: 'warning', place: { kind: 'layer', index }, remedy };
    });
  });
}

/** Classification: what the loss takes the output for, against what the output is. */
function lossAgainst(e: Experiment): Problem[] {
  const { classes } = datasetInfos[e.data.name];
  const place = { kind: 'loss' } as const;
  const { name: activation } = finalActivation(e);
  const units = outputUnits(e);
  const categorical = e.loss === 'categorical_crossentropy';
  const toCategorical: Remedy = { type: 'setLoss', loss: 'categorical_crossentropy' };
  const problems: Problem[] = [];
  if (categorical && units === 1 && classes.length === 2) {
    const remedy: Remedy = { type: 'setLoss', loss: 'binary_crossentropy' };
    problems.push({ code: 'categoricalOneUnit', severity: 'error', place, remedy });
  } else if (categorical && givesProbability(activation) && !sumsToOne(activation)) {
    const remedy: Remedy = { type: 'setFinalActivation', activation: 'softmax' };
    problems.push({ code: 'categoricalSigmoid', severity: 'warning', place, remedy, activation });
  }
  if (activation === 'softmax' && units > 1) {
    if (e.loss === 'mean_squared_error') {
      problems.push({ code: 'softmaxMeanSquaredError', severity: 'warning', place, remedy: toCategorical });
    }
    if (e.loss === 'binary_crossentropy') {
      problems.push({ code: 'binarySoftmax', severity: 'warning', place, remedy: toCategorical });
    }
  }
  if (e.loss !== 'mean_squared_error' && !givesProbability(activation)) {
    const right = rightActivation(e);
    problems.push({
      code: 'noProbabilities',
      severity: 'warning',
      place: { kind: 'layer', index: Math.max(finalActivation(e).layer, lastDenseIndex(e)) },
      remedy: { type: 'setFinalActivation', activation: right },
      loss: e.loss,
      activation,
      right,
    });
  }
  return problems;
}

/** Regression: targets that the output can never reach. */
function rangeOfOutput(e: Experiment): Problem[] {
  const { targetDomain } = datasetInfos[e.data.name];
  const { name: activation, layer: index } = finalActivation(e);
  if (targetDomain === null) return [];
  const [low, high] = rangeOf(activation);
  // The domain has a margin for the plot: what is surely reached is its middle two thirds.
  const middle = (targetDomain[0] + targetDomain[1]) / 2;
  const reach = (targetDomain[1] - targetDomain[0]) / 3;
  if (low <= middle - reach && middle + reach <= high) return [];
  const remedy: Remedy = { type: 'setFinalActivation', activation: 'linear' };
  const place = { kind: 'layer', index } as const;
  return [{ code: 'outputRange', severity: 'warning', place, remedy, activation, low, high }];
}

function wrongForRegression(e: Experiment): Problem[] {
  const problems: Problem[] = [];
  if (e.loss !== 'mean_squared_error') {
    problems.push({
      code: 'crossEntropyOnRegression',
      severity: 'error',
      place: { kind: 'loss' },
      remedy: { type: 'makeRegression' },
      loss: e.loss,
    });
  }
  if (e.metrics.includes('accuracy')) {
    problems.push({
      code: 'accuracyOnRegression',
      severity: 'warning',
      place: { kind: 'metrics' },
      remedy: { type: 'dropAccuracy' },
    });
  }
  return problems;
}
