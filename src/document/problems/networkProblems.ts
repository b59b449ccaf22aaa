import { passesGradient } from '../../engine/activations.ts';
import {
  activationFunction,
  activationName,
  type ActivationSpec,
  isRowWiseSpec,
  layerActivation,
} from '../../engine/layerActivation.ts';
import { equalUnits } from './equalUnits.ts';
import type { Experiment } from '../experiment.ts';
import { layerProblems } from './layerProblems.ts';
import { capHiddenUnits } from '../hiddenLayer.ts';
import { limits } from '../limits.ts';
import { fuses, isIdentity, rightActivation } from '../outputStage.ts';
import type { Problem } from './problem.ts';
import type { Remedy } from './remedies.ts';
import { activationsOf, type Column, columns } from '../columns.ts';
import { denseLayers, lastDenseIndex, parameterCount, trainableCount } from '../shape.ts';
import { initializerNameOf } from '../../engine/specs/initializerSpecs.ts';
import type { Layer } from '../../engine/specs/model.ts';
import { givenArguments, isIdle } from '../../keras/argument.ts';
import { initializers } from '../../keras/initializers.ts';
import { layers } from '../../keras/layers.ts';

/** Problems of the layers alone: size, gradients, initial weights, layers that add nothing. */
export function networkProblems(e: Experiment): Problem[] {
  const place = { kind: 'network' } as const;
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
    problems.push({ code: 'noDense', severity: 'error', place, remedy: { type: 'addOutputLayer' } });
  } else if (trainableCount(e) === 0) {
    problems.push({ code: 'allFrozen', severity: 'warning', place, remedy: { type: 'unfreeze' } });
  }
  const parameters = parameterCount(e);
  if (parameters > limits.parameters.max) {
    problems.push({
      code: 'tooManyParameters',
      severity: 'error',
      place,
      remedy: { type: 'capHiddenUnits', units: fittingWidth(e) },
      parameters,
      max: limits.parameters.max,
    });
  }
  return [
    ...problems,
    ...vectorInitializers(e),
    ...linearStacks(e),
    ...equalUnits(e),
    ...noGradients(e),
    ...layerProblems(e),
  ];
}

/** The largest power of two that makes the network small enough as the maximum width of its hidden layers. */
function fittingWidth(e: Experiment): number {
  let units: number = limits.units.max;
  while (units > 1 && parameterCount(capHiddenUnits(e, units)) > limits.parameters.max) units >>= 1;
  return units;
}

function linearStacks(e: Experiment): Problem[] {
  const [, ...ofDense] = columns(e);
  return ofDense.flatMap((column, i): Problem[] => {
    const next = ofDense[i + 1];
    if (next === undefined || bends(column)) return [];
    const place = { kind: 'layer', index: column.layer } as const;
    return [{ code: 'linearStack', severity: 'warning', place, remedy: bendingRemedy(e, column), next: next.layer }];
  });
}

/** Whether the stages after a Dense make it nonlinear; BatchNormalization, Dropout and noise do not. */
function bends({ stages }: Column): boolean {
  return stages.some(
    ({ op }) =>
      (op.kind === 'activation' && !isIdentity(op.activation)) ||
      op.kind === 'p_re_lu' ||
      op.kind === 'layer_normalization',
  );
}

/** Remedy that adds relu: in place of a linear Activation, fused, or as a layer after normalization, before dropout. */
function bendingRemedy(e: Experiment, column: Column): Remedy {
  const { layer, stages } = column;
  const [linear] = activationsOf(column);
  if (linear !== undefined || fuses(e.layers) || e.layers.length >= limits.layers.max) {
    return { type: 'setActivation', index: linear?.layer ?? layer, activation: 'relu' };
  }
  const normalization = stages.findLast(({ op }) => op.kind === 'batch_normalization');
  return { type: 'addActivation', index: (normalization?.layer ?? layer) + 1, activation: 'relu' };
}

function noGradients(e: Experiment): Problem[] {
  const last = lastDenseIndex(e);
  return e.layers.flatMap((layer, index): Problem[] => {
    const spec = layerActivation(layer);
    if (spec === null || passesAny(spec)) return [];
    const blocked = denseLayers(e).filter((dense) => dense.index <= index && dense.layer.trainable).length;
    if (blocked === 0) return [];
    const right = index >= last ? rightActivation(e) : 'sigmoid';
    const remedy: Remedy =
      right === 'linear'
        ? { type: 'setFinalActivation', activation: right }
        : { type: 'setActivation', index, activation: right };
    const place = { kind: 'layer', index } as const;
    return [{ code: 'noGradient', severity: 'warning', place, remedy, layer: wordsOf(spec), blocked }];
  });
}

function passesAny(spec: ActivationSpec): boolean {
  if (typeof spec === 'string') return passesGradient(spec);
  return isRowWiseSpec(spec) || activationFunction(spec).passesGradient;
}

/** `step`, or `ReLU(max_value=0)`, whose output is always 0. */
function wordsOf(spec: ActivationSpec): string {
  return typeof spec === 'object' && spec.type === 're_lu' ? `ReLU(max_value=${spec.maxValue})` : activationName(spec);
}

/** Biases and slopes with orthogonal or identity, which make matrices: Keras raises at build, even if frozen. */
function vectorInitializers(e: Experiment): Problem[] {
  return e.layers.flatMap((layer, index) => {
    const all = givenArguments<Layer>(layers[layer.type].arguments, layer);
    return all.flatMap((given): Problem[] => {
      if (given.type !== 'initializer' || !given.vector || isIdle(given, all)) return [];
      const initializer = initializerNameOf(given.value);
      if (!initializers[initializer].ofMatrix) return [];
      const type = given.key === 'biasInitializer' ? 'setBiasInitializer' : 'setInitializer';
      const remedy = { type, index, initializer: 'zeros' } as const;
      const place = { kind: 'layer', index } as const;
      return [{ code: 'initializerOfVector', severity: 'error', place, remedy, argument: given.name, initializer }];
    });
  });
}
