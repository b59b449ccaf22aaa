import { datasetNames, datasets } from '../../data/datasets.ts';
import { defaultDataSpec } from '../../data/dataDefaults.ts';
import { infoOf } from '../../data/spec.ts';
import type { ActivationName } from '../../engine/activations.ts';
import type { CallbackName, MonitorMode } from '../../engine/specs/callbackSpecs.ts';
import type { InitializerName } from '../../engine/specs/initializerSpecs.ts';
import type { LossName } from '../../engine/specs/lossSpecs.ts';
import type { MetricName } from '../../engine/specs/metricSpecs.ts';
import { activationLayer } from '../defaults.ts';
import {
  addLayer,
  removeCallback,
  removeLayer,
  setActivation,
  setBiasInitializer,
  setCallback,
  setClip,
  setFit,
  setInitializer,
  setInputs,
  setLayer,
  setLearningRate,
  setLoss,
  setLossOptions,
  setMetrics,
  setOptimizer,
  setSchedule,
  setTrainable,
  setUnits,
  setWeightDecay,
} from '../edits.ts';
import { capHiddenUnits } from '../hiddenLayer.ts';
import type { Experiment } from '../experiment.ts';
import type { MonitoringCallback } from '../monitors.ts';
import { withFinalActivation } from '../outputStage.ts';
import { withUsualEnds } from '../usualEnds.ts';

/** A one-click repair, as data, so that its label can be in any language. */
export type Remedy =
  /** The first of the page's data sets with the same task. */
  | { readonly type: 'useOtherData' }
  | { readonly type: 'setInputs'; readonly inputs: number }
  | { readonly type: 'setUnits'; readonly index: number; readonly units: number }
  | { readonly type: 'setActivation'; readonly index: number; readonly activation: ActivationName }
  | { readonly type: 'addActivation'; readonly index: number; readonly activation: ActivationName }
  | { readonly type: 'setFinalActivation'; readonly activation: ActivationName }
  | { readonly type: 'setInitializer'; readonly index: number; readonly initializer: InitializerName }
  | { readonly type: 'setBiasInitializer'; readonly index: number; readonly initializer: InitializerName }
  | { readonly type: 'setRate'; readonly index: number; readonly rate: number }
  | { readonly type: 'setMovingMomentum'; readonly index: number; readonly momentum: number }
  | { readonly type: 'removeLayer'; readonly index: number }
  | { readonly type: 'unfreeze' }
  | { readonly type: 'setLoss'; readonly loss: LossName }
  | { readonly type: 'setFromLogits'; readonly fromLogits: boolean }
  | { readonly type: 'setLabelSmoothing'; readonly labelSmoothing: number }
  | { readonly type: 'makeRegression' }
  /** Moves the activation from the loss to the end of the network. */
  | { readonly type: 'endInProbabilities'; readonly activation: ActivationName }
  | { readonly type: 'addOutputLayer' }
  | { readonly type: 'capHiddenUnits'; readonly units: number }
  | { readonly type: 'dropMetrics'; readonly metrics: readonly MetricName[] }
  | { readonly type: 'replaceMetric'; readonly from: MetricName; readonly to: MetricName }
  | { readonly type: 'setBatchSize'; readonly batchSize: number }
  | { readonly type: 'setValidationSplit'; readonly validationSplit: number }
  | { readonly type: 'setLearningRate'; readonly learningRate: number }
  | { readonly type: 'setMomentum'; readonly momentum: number }
  | { readonly type: 'setWeightDecay'; readonly weightDecay: number }
  | { readonly type: 'dropClip' }
  | { readonly type: 'dropSchedule' }
  | { readonly type: 'setDecaySteps'; readonly decaySteps: number }
  | { readonly type: 'setMonitor'; readonly callback: MonitoringCallback['name']; readonly monitor: string }
  | { readonly type: 'setMode'; readonly callback: MonitoringCallback['name']; readonly mode: MonitorMode }
  | { readonly type: 'setMinLr'; readonly minLr: number }
  | { readonly type: 'dropCallback'; readonly callback: CallbackName };

/** The experiment with the problem repaired. */
export function applyRemedy(e: Experiment, problem: { readonly remedy: Remedy }): Experiment {
  const { remedy } = problem;
  switch (remedy.type) {
    case 'useOtherData':
      return withOtherData(e);
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
    case 'setBiasInitializer':
      return setBiasInitializer(e, remedy.index, remedy.initializer);
    case 'setRate':
    case 'setMovingMomentum':
      return withNumber(e, remedy);
    case 'removeLayer':
      return removeLayer(e, remedy.index);
    case 'unfreeze':
      return e.layers.reduce((changed, _, index) => setTrainable(changed, index, true), e);
    case 'setLoss':
      return setLoss(e, remedy.loss);
    case 'setFromLogits':
      return setLossOptions(e, { fromLogits: remedy.fromLogits });
    case 'setLabelSmoothing':
      return setLossOptions(e, { labelSmoothing: remedy.labelSmoothing });
    case 'makeRegression':
      return withFinalActivation(setLoss(e, 'mean_squared_error'), 'linear');
    case 'endInProbabilities':
      return withFinalActivation(setLossOptions(e, { fromLogits: false }), remedy.activation);
    case 'addOutputLayer':
      return withUsualEnds(e);
    case 'capHiddenUnits':
      return capHiddenUnits(e, remedy.units);
    case 'dropMetrics':
      return setMetrics(
        e,
        e.metrics.filter((name) => !remedy.metrics.includes(name)),
      );
    case 'replaceMetric':
      return setMetrics(
        e,
        e.metrics.map((name) => (name === remedy.from ? remedy.to : name)),
      );
    case 'setBatchSize':
      return setFit(e, { batchSize: remedy.batchSize });
    case 'setValidationSplit':
      return setFit(e, { validationSplit: remedy.validationSplit });
    case 'setLearningRate':
      return setLearningRate(e, remedy.learningRate);
    case 'setMomentum':
      return 'momentum' in e.optimizer ? setOptimizer(e, { ...e.optimizer, momentum: remedy.momentum }) : e;
    case 'setWeightDecay':
      return setWeightDecay(e, remedy.weightDecay);
    case 'dropClip':
      return setClip(e, null);
    case 'dropSchedule':
      return setSchedule(e, null);
    case 'setDecaySteps': {
      const { schedule } = e.optimizer;
      return schedule !== null && 'decaySteps' in schedule
        ? setSchedule(e, { ...schedule, decaySteps: remedy.decaySteps })
        : e;
    }
    case 'setMonitor':
      return changeCallback(e, remedy.callback, { monitor: remedy.monitor, mode: 'auto' });
    case 'setMode':
      return changeCallback(e, remedy.callback, { mode: remedy.mode });
    case 'setMinLr': {
      const plateau = e.callbacks.find((callback) => callback.name === 'reduce_lr_on_plateau');
      return plateau === undefined ? e : setCallback(e, { ...plateau, minLr: remedy.minLr });
    }
    case 'dropCallback':
      return removeCallback(e, remedy.callback);
  }
}

function withOtherData(e: Experiment): Experiment {
  const { task } = infoOf(e.data);
  const name = datasetNames.find((each) => datasets[each].task === task) ?? datasetNames[0];
  const data = defaultDataSpec(name);
  return withUsualEnds(setInputs({ ...e, data }, data.features.length));
}

function withNumber(e: Experiment, remedy: Extract<Remedy, { type: 'setRate' | 'setMovingMomentum' }>): Experiment {
  const layer = e.layers[remedy.index];
  if (remedy.type === 'setRate' && layer?.type === 'dropout') {
    return setLayer(e, remedy.index, { ...layer, rate: remedy.rate });
  }
  return remedy.type === 'setMovingMomentum' && layer?.type === 'batch_normalization'
    ? setLayer(e, remedy.index, { ...layer, momentum: remedy.momentum })
    : e;
}

function changeCallback(
  e: Experiment,
  name: MonitoringCallback['name'],
  patch: Partial<Pick<MonitoringCallback, 'monitor' | 'mode'>>,
): Experiment {
  const callback = e.callbacks.find((each) => each.name === name);
  return callback !== undefined && 'monitor' in callback ? setCallback(e, { ...callback, ...patch }) : e;
}
