import { passesGradient } from '../engine/activations.ts';
import { activationFunction, activationName, isRowWiseSpec, layerActivation } from '../engine/layerActivation.ts';
import type { DenseLayer } from '../engine/model.ts';
import type { Experiment } from './experiment.ts';
import { limits } from './limits.ts';
import { fuses, rightActivation } from './outputStage.ts';
import type { Problem } from './problem.ts';
import { capHiddenUnits, type Remedy } from './remedies.ts';
import { type Column, columns, denseLayers, lastDenseIndex, parameterCount } from './shape.ts';

/** Problems of the layers by themselves: size, gradients, initial weights, layers that say nothing new. */
export function networkProblems(e: Experiment): Problem[] {
  const problems: Problem[] = [];
  const features = e.data.features.length;
  if (e.inputs !== features) {
    problems.push({
      code: 'inputSize',
      severity: 'error',
      place: { kind: 'inputs' },
      remedy: { type: 'setInputs', inputs: features },
      inputs: e.inputs,
      features,
    });
  }
  if (lastDenseIndex(e) === -1) {
    const place = { kind: 'network' } as const;
    problems.push({ code: 'noDense', severity: 'error', place, remedy: { type: 'addOutputLayer' } });
  }
  const parameters = parameterCount(e);
  if (parameters > limits.parameters.max) {
    problems.push({
      code: 'tooManyParameters',
      severity: 'error',
      place: { kind: 'network' },
      remedy: { type: 'capHiddenUnits', units: fittingWidth(e) },
      parameters,
      max: limits.parameters.max,
    });
  }
  return [...problems, ...linearStacks(e), ...equalUnits(e), ...noGradients(e)];
}

/** The greatest power of two to which the hidden layers can be cut so that the network is small enough. */
function fittingWidth(e: Experiment): number {
  let units: number = limits.units.max;
  while (units > 1 && parameterCount(capHiddenUnits(e, units)) > limits.parameters.max) units >>= 1;
  return units;
}

/** Columns of Dense layers, each with its layer. */
function denseColumns(e: Experiment): { readonly column: Column; readonly dense: DenseLayer }[] {
  const [, ...columnsOfDense] = columns(e);
  const dense = denseLayers(e);
  return columnsOfDense.map((column, i) => ({ column, dense: dense[i].layer }));
}

function linearStacks(e: Experiment): Problem[] {
  return denseColumns(e).flatMap(({ column }, i, all): Problem[] => {
    const next = all[i + 1];
    if (next === undefined || column.activations.some(({ name }) => name !== 'linear')) return [];
    const [linear] = column.activations; // an Activation('linear') that stands there already
    const index = linear?.layer ?? column.layer;
    const remedy: Remedy =
      linear !== undefined || fuses(e.layers) || e.layers.length >= limits.layers.max
        ? { type: 'setActivation', index, activation: 'relu' }
        : { type: 'addActivation', index: column.layer + 1, activation: 'relu' };
    const place = { kind: 'layer', index: column.layer } as const;
    return [{ code: 'linearStack', severity: 'warning', place, remedy, next: next.column.layer }];
  });
}

function equalUnits(e: Experiment): Problem[] {
  return denseColumns(e).flatMap(({ column, dense }, i, all): Problem[] => {
    if (!startsEqual(dense)) return [];
    const next = all[i + 1];
    const dead = dense.kernelInitializer === 'zeros' && isFlatAtZero(column);
    if (!dead && (next === undefined || dense.units === 1)) return []; // nothing to be told apart
    const fate = dead ? 'dead' : next !== undefined && startsEqual(next.dense) ? 'copies' : 'apart';
    return [
      {
        code: 'equalUnits',
        severity: 'warning',
        place: { kind: 'layer', index: column.layer },
        remedy: { type: 'setInitializer', index: column.layer, initializer: 'glorot_uniform' },
        units: dense.units,
        initializer: dense.kernelInitializer,
        fate,
      },
    ];
  });
}

function startsEqual(dense: DenseLayer): dense is DenseLayer & { kernelInitializer: 'zeros' | 'ones' } {
  return dense.kernelInitializer === 'zeros' || dense.kernelInitializer === 'ones';
}

/** Whether a unit that gets 0 is given no gradient by its activations, as with relu: it then stays where it is. */
function isFlatAtZero(column: Column): boolean {
  let x = 0;
  for (const { activation } of column.stages) {
    if (activation === null) continue;
    if (isRowWiseSpec(activation)) return false;
    const { f, derivative, passesGradient: passes } = activationFunction(activation);
    const y = f(x);
    if (passes && derivative(x, y) === 0) return true;
    x = y;
  }
  return false;
}

function noGradients(e: Experiment): Problem[] {
  const last = lastDenseIndex(e);
  return e.layers.flatMap((layer, index): Problem[] => {
    const spec = layerActivation(layer);
    if (spec === null) return [];
    const activation = activationName(spec);
    const blocked = denseLayers(e).filter((dense) => dense.index <= index).length;
    if (passesGradient(activation) || blocked === 0) return [];
    const right = index >= last ? rightActivation(e) : 'sigmoid';
    const remedy: Remedy =
      right === 'linear'
        ? { type: 'setFinalActivation', activation: right }
        : { type: 'setActivation', index, activation: right };
    return [
      {
        code: 'noGradient',
        severity: 'warning',
        place: { kind: 'layer', index },
        remedy,
        activation,
        blocked,
      },
    ];
  });
}
