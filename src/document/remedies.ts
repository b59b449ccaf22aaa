import type { ActivationName } from '../engine/activations.ts';
import type { InitializerName } from '../engine/initializers.ts';
import type { LossName } from '../engine/losses.ts';
import { activationLayer } from './defaults.ts';
import {
  addLayer,
  setActivation,
  setFit,
  setInitializer,
  setInputs,
  setLearningRate,
  setLoss,
  setMetrics,
  setOptimizer,
  setUnits,
} from './edits.ts';
import type { Experiment } from './experiment.ts';
import { withFinalActivation, withUsualEnds } from './outputStage.ts';
import { denseLayers, lastDenseIndex } from './shape.ts';

/** A one-click repair, as data, so that its label can be written in every language. */
export type Remedy =
  | { readonly type: 'setInputs'; readonly inputs: number }
  | { readonly type: 'setUnits'; readonly index: number; readonly units: number }
  | { readonly type: 'setActivation'; readonly index: number; readonly activation: ActivationName }
  | { readonly type: 'addActivation'; readonly index: number; readonly activation: ActivationName }
  | { readonly type: 'setFinalActivation'; readonly activation: ActivationName }
  | { readonly type: 'setInitializer'; readonly index: number; readonly initializer: InitializerName }
  | { readonly type: 'setLoss'; readonly loss: LossName }
  | { readonly type: 'makeRegression' }
  | { readonly type: 'addOutputLayer' }
  | { readonly type: 'capHiddenUnits'; readonly units: number }
  | { readonly type: 'dropAccuracy' }
  | { readonly type: 'setBatchSize'; readonly batchSize: number }
  | { readonly type: 'setValidationSplit'; readonly validationSplit: number }
  | { readonly type: 'setLearningRate'; readonly learningRate: number }
  | { readonly type: 'setMomentum'; readonly momentum: number };

/** The experiment with the problem repaired. */
export function applyRemedy(e: Experiment, problem: { readonly remedy: Remedy }): Experiment {
  const { remedy } = problem;
  switch (remedy.type) {
    case 'setInputs':
      return setInputs(e, remedy.inputs);
    case 'setUnits':
      return setUnits(e, remedy.index, remedy.units);
    case 'setActivation':
      return setActivation(e, remedy.index, remedy.activation);
    case 'addActivation':
      return addLayer(e, remedy.index, activationLayer(remedy.activation));
    case 'setFinalActivation':
      return withFinalActivation(e, remedy.activation);
    case 'setInitializer':
      return setInitializer(e, remedy.index, remedy.initializer);
    case 'setLoss':
      return setLoss(e, remedy.loss);
    case 'makeRegression':
      return withFinalActivation(setLoss(e, 'mean_squared_error'), 'linear');
    case 'addOutputLayer':
      return withUsualEnds(e);
    case 'capHiddenUnits':
      return capHiddenUnits(e, remedy.units);
    case 'dropAccuracy':
      return setMetrics(e, []);
    case 'setBatchSize':
      return setFit(e, { batchSize: remedy.batchSize });
    case 'setValidationSplit':
      return setFit(e, { validationSplit: remedy.validationSplit });
    case 'setLearningRate':
      return setLearningRate(e, remedy.learningRate);
    case 'setMomentum':
      return e.optimizer.name === 'sgd' ? setOptimizer(e, { ...e.optimizer, momentum: remedy.momentum }) : e;
  }
}

/** No hidden layer wider than `units`. */
export function capHiddenUnits(e: Experiment, units: number): Experiment {
  const last = lastDenseIndex(e);
  return denseLayers(e)
    .filter(({ index, layer }) => index !== last && layer.units > units)
    .reduce((changed, { index }) => setUnits(changed, index, units), e);
}
