import {
  defaultOptimizer,
  denseLayer,
  usualCallbacks,
  usualLayers,
  usualSchedules,
} from '../../../src/document/defaults.ts';
import { activationNames } from '../../../src/engine/activations.ts';
import type { CallbackSpec } from '../../../src/engine/specs/callbackSpecs.ts';
import { losses } from '../../../src/engine/createLoss.ts';
import { lossNames, usualLossOptions, type LossName } from '../../../src/engine/specs/lossSpecs.ts';
import { metricNames } from '../../../src/engine/specs/metricSpecs.ts';
import type { Layer } from '../../../src/engine/specs/model.ts';
import type { Precision } from '../../../src/engine/floats.ts';
import type { OptimizerSpec } from '../../../src/engine/specs/optimizerSpecs.ts';
import { lossTakes } from '../../../src/keras/losses.ts';
import { optimizerNames } from '../../../src/keras/optimizers.ts';
import { createRandom, type Random } from '../../../src/engine/random.ts';
import type { Rows, RunSpec } from '../../../src/engine/specs/runSpec.ts';
import { scheduleNames } from '../../../src/engine/specs/scheduleSpecs.ts';

/**
 * A run of random layers, loss, optimizer, schedule, callbacks and rows. Over successive numbers every optimizer with
 * every schedule, every kind of layer, activation, loss and metric comes in turn; all else is drawn.
 */
export function randomRun(number: number, precision: Precision = 'float32'): RunSpec {
  const random = createRandom(number, 'data');
  const one = <T>(all: readonly T[]): T => all[random.below(all.length)];
  const chance = (share: number): boolean => random.uniform() < share;
  const inTurn = <T>(all: readonly T[], shift = 0): T => all[(number + shift) % all.length];

  const regularizer = () => (chance(0.2) ? { l1: 0.01 * random.below(2), l2: 0.01 } : { l1: 0, l2: 0 });
  const dense = (units: number, activation = one(activationNames)): Layer =>
    denseLayer(units, {
      activation,
      useBias: chance(0.8),
      kernelRegularizer: regularizer(),
      biasRegularizer: regularizer(),
      trainable: chance(0.9),
    });
  const kinds = Object.values(usualLayers).filter(({ type }) => type !== 'dense');
  const kind = inTurn(kinds);
  const changed = (layer: Layer): Layer => {
    switch (layer.type) {
      case 'activation':
        return { ...layer, activation: inTurn(activationNames, Math.floor(number / kinds.length)) };
      case 're_lu':
        return {
          ...layer,
          maxValue: chance(0.5) ? 2 : null,
          negativeSlope: 0.1 * random.below(2),
          threshold: 0.5 * random.below(2),
        };
      case 'dropout':
        return { ...layer, rate: 0.1 + 0.4 * random.uniform() };
      case 'batch_normalization':
      case 'layer_normalization':
        return { ...layer, scale: chance(0.7), center: chance(0.7), trainable: chance(0.8) };
      case 'p_re_lu':
        return { ...layer, trainable: chance(0.8) };
      case 'dense':
      case 'leaky_re_lu':
      case 'elu':
      case 'softmax':
      case 'gaussian_noise':
        return layer;
    }
  };

  const loss = inTurn(lossNames);
  const inputs = 1 + random.below(6);
  const outputs = 1 + random.below(4);
  const hidden = Array.from({ length: random.below(3) }, () => dense(1 + random.below(9)));
  const model = { inputs, layers: [...hidden, changed(kind), dense(outputs, lastActivation(loss, random))] };
  const options = { ...usualLossOptions };
  if (lossTakes(loss, 'fromLogits') && chance(0.3)) Object.assign(options, { fromLogits: true });
  if (lossTakes(loss, 'labelSmoothing') && chance(0.3)) Object.assign(options, { labelSmoothing: 0.1 });
  const metrics = metricNames.filter((_, m) => chance(0.2) || m === number % metricNames.length);
  const training = rowsOf(random, 9 + random.below(30), inputs, outputs, loss, precision);
  const validation = rowsOf(random, chance(0.5) ? 1 + random.below(9) : 0, inputs, outputs, loss, precision);
  return {
    model,
    loss,
    lossOptions: options,
    optimizer: optimizerOf(number, random),
    metrics,
    batchSize: 1 + random.below(12),
    shuffle: chance(0.7),
    callbacks: callbacksOf(random, validation.count > 0 ? 'val_loss' : 'loss'),
    seed: number,
    precision,
    training,
    validation,
  };
}

function lastActivation(loss: LossName, random: Random) {
  switch (losses[loss].outputs) {
    case 'any':
      return random.below(2) === 0 ? 'linear' : 'tanh';
    case 'positive':
      return random.below(3) === 0 ? 'softplus' : 'softmax';
    case 'probability':
      return 'sigmoid';
  }
}

/** Learning rates at which most runs neither explode nor stand still. */
function optimizerOf(number: number, random: Random): OptimizerSpec {
  const name = optimizerNames[number % optimizerNames.length];
  const schedules = [null, ...scheduleNames];
  const scheduled = schedules[Math.floor(number / optimizerNames.length) % schedules.length];
  const usual = defaultOptimizer(name);
  const schedule = scheduled === null ? null : usualSchedules[scheduled];
  const clips = [
    null,
    { by: 'value', limit: 0.1 },
    { by: 'norm', limit: 0.2 },
    { by: 'global_norm', limit: 0.3 },
  ] as const;
  const common = {
    learningRate: 0.02,
    schedule:
      schedule === null
        ? null
        : 'decaySteps' in schedule
          ? { ...schedule, decaySteps: 7 }
          : { ...schedule, boundaries: [3, 11], values: [0.01, 0.005] },
    weightDecay: random.below(3) === 0 ? 0.01 : 0,
    clip: clips[random.below(clips.length)],
  };
  switch (usual.name) {
    case 'sgd':
      return { ...usual, ...common, momentum: random.below(2) * 0.9, nesterov: random.below(2) === 1 };
    case 'rmsprop':
      return { ...usual, ...common, momentum: random.below(2) * 0.5, centered: random.below(2) === 1 };
    case 'adam':
    case 'adamw':
      return { ...usual, ...common, amsgrad: random.below(2) === 1 };
    case 'adagrad':
    case 'adadelta':
    case 'adamax':
    case 'nadam':
      return { ...usual, ...common };
  }
}

function callbacksOf(random: Random, monitor: string): CallbackSpec[] {
  const { early_stopping: stopping, reduce_lr_on_plateau: reducing } = usualCallbacks;
  return [
    ...(random.below(2) === 0
      ? [{ ...stopping, monitor, patience: random.below(3), restoreBestWeights: random.below(2) === 0 }]
      : []),
    ...(random.below(2) === 0 ? [{ ...reducing, monitor, patience: 1 + random.below(2), minDelta: 0.01 }] : []),
  ];
}

/** Random rows with targets that a loss can have. */
export function rowsOf(
  random: Random,
  count: number,
  inputs: number,
  outputs: number,
  loss: LossName,
  precision: Precision,
): Rows {
  const Values = precision === 'float32' ? Float32Array : Float64Array;
  const x = new Values(count * inputs).map(() => random.normal());
  const y = new Values(count * outputs);
  for (let r = 0; r < count; r++) {
    const one = random.below(outputs);
    for (let j = 0; j < outputs; j++) y[r * outputs + j] = targetOf(loss, random, j === one);
  }
  return { count, x, y };
}

function targetOf(loss: LossName, random: Random, isOne: boolean): number {
  switch (losses[loss].targets) {
    case 'oneHot':
    case 'distribution':
      return Number(isOne);
    case 'binary':
      return random.below(2);
    case 'sign':
      return 2 * random.below(2) - 1;
    case 'count':
      return random.below(4);
    case 'number':
      return random.normal();
  }
}
