import { infoOf } from '../../data/spec.ts';
import { givesProbability, sumsToOne } from '../../engine/activations.ts';
import { activationName, rangeOfSpec } from '../../engine/layerActivation.ts';
import type { LossName } from '../../engine/specs/lossSpecs.ts';
import { layerClassNames } from '../classNames.ts';
import type { Experiment } from '../experiment.ts';
import { type Ending, endingOf, finalActivation, isOverClasses, rightActivation } from '../outputStage.ts';
import type { Place, Problem } from './problem.ts';
import type { Remedy } from './remedies.ts';
import { lastDenseIndex, outputUnits } from '../shape.ts';

const place = { kind: 'loss' } as const;
const toCategorical: Remedy = { type: 'setLoss', loss: 'categorical_crossentropy' };

/** Problems in classification: the form of output that the loss expects, against the form that it gets. */
export function lossProblems(e: Experiment): Problem[] {
  const { classes } = infoOf(e.data);
  const oneUnit = isOverClasses(e.loss) && outputUnits(e) === 1 && classes.length === 2;
  const problems: Problem[] = [];
  if (oneUnit) {
    const remedy: Remedy = { type: 'setLoss', loss: 'binary_crossentropy' };
    problems.push({ code: 'categoricalOneUnit', severity: 'error', place, remedy, loss: e.loss });
  }
  return [...problems, ...(e.lossOptions.fromLogits ? ofLogits(e) : ofOutputs(e, oneUnit))];
}

function ofOutputs(e: Experiment, oneUnit: boolean): Problem[] {
  const ending = endingOf(e);
  const { loss } = e;
  const { name: activation } = finalActivation(e);
  const problems: Problem[] = [];
  if (isOverClasses(loss) && !oneUnit && givesProbability(activation) && !sumsToOne(activation)) {
    const remedy: Remedy = { type: 'setFinalActivation', activation: 'softmax' };
    problems.push({ code: 'categoricalSigmoid', severity: 'warning', place, remedy, loss, activation });
  }
  if (sumsToOne(activation) && outputUnits(e) > 1) {
    if (isDistance(loss)) {
      const details = { remedy: toCategorical, activation, loss };
      problems.push({ code: 'softmaxMeanSquaredError', severity: 'warning', place, ...details });
    }
    if (loss === 'binary_crossentropy') {
      problems.push({ code: 'binarySoftmax', severity: 'warning', place, remedy: toCategorical, activation });
    }
  }
  const right = rightActivation(e);
  const remedy: Remedy = { type: 'setFinalActivation', activation: right };
  const at: Place = { kind: 'layer', index: Math.max(ending.layer, lastDenseIndex(e)) };
  const [low] = ending.activation === null ? [-Infinity] : rangeOfSpec(ending.activation);
  if ((isOverClasses(loss) || loss === 'binary_crossentropy') && !givesProbability(activation)) {
    const details = { loss, ending: wordOf(e, ending), right };
    problems.push({ code: 'noProbabilities', severity: 'warning', place: at, remedy, ...details });
  }
  if (loss === 'hinge' && low >= 0) {
    problems.push({ code: 'hingeRange', severity: 'warning', place: at, remedy, activation });
  }
  if (loss === 'poisson' && low < 0) {
    problems.push({ code: 'poissonOutput', severity: 'warning', place: at, remedy, ending: wordOf(e, ending), right });
  }
  return problems;
}

/** Problems of from_logits=True: the loss itself applies softmax or sigmoid, and the output may be any number. */
function ofLogits(e: Experiment): Problem[] {
  const { activation: spec, layer: index } = endingOf(e);
  if (spec === null) return [];
  const activation = activationName(spec);
  if (givesProbability(activation)) {
    const remedy: Remedy = { type: 'setFromLogits', fromLogits: false };
    return [{ code: 'logitsOfProbabilities', severity: 'warning', place, remedy, loss: e.loss, activation }];
  }
  const [low, high] = rangeOfSpec(spec);
  const isFree = low === -Infinity && high === Infinity;
  if (isFree || (activation === 'log_softmax' && isOverClasses(e.loss))) return []; // softmax cancels the logarithm
  const remedy: Remedy = { type: 'setFinalActivation', activation: 'linear' };
  return [{ code: 'logitsRange', severity: 'warning', place: { kind: 'layer', index }, remedy, activation }];
}

/** Name of the activation or layer that the output ends in, in Keras's words. */
function wordOf(e: Experiment, { layer, activation }: Ending): string | null {
  if (layer === -1) return null;
  return typeof activation === 'string' ? activation : layerClassNames[e.layers[layer].type];
}

function isDistance(loss: LossName): boolean {
  return loss === 'mean_squared_error' || loss === 'mean_absolute_error' || loss === 'huber' || loss === 'log_cosh';
}
