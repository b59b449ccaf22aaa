import { exact } from '../document/spelling.ts';
import { rowActivations } from '../engine/activations.ts';
import { losses } from '../engine/createLoss.ts';
import { activationFunction, activationName, isRowWiseSpec } from '../engine/layerActivation.ts';
import type { Op } from '../engine/layout.ts';
import { epsilon } from '../engine/losses/loss.ts';
import { headOf } from '../engine/run/lossHead.ts';
import type { Clip } from '../engine/specs/optimizerSpecs.ts';
import { type Arguments, givenArguments } from '../keras/argument.ts';
import { layers } from '../keras/layers.ts';
import { lossOptions, lossTakes } from '../keras/losses.ts';
import { clipNames, optimizers } from '../keras/optimizers.ts';
import type { Judged } from './backwardLines.ts';
import type { Letter } from './expression.ts';
import { namesOf } from './letters.ts';
import { type Stop, trainedOf, type Updating } from './stations.ts';

/** A function as a whole: the part of it that holds would tell what comes out. */
export interface WholeFunction {
  readonly name: string;
  /** As text for people; empty where its lines have it. */
  readonly formula: string;
  /** The numbers that it goes by, under Keras's names. */
  readonly settings: readonly Setting[];
}

/** A number of a layer, a loss or an optimizer. */
interface Setting {
  readonly name: Letter;
  readonly value: number;
}

const setting = (base: string, value: number): Setting => ({ name: { base }, value });

/** Arguments that no number of a walk is computed from; the rate and the slots stand there as they are by then. */
const unused = ['learningRate', 'initialAccumulatorValue'];

/** Numbers among the arguments of a class; 0 stands for what is not done. */
function numbersOf<S extends object>(
  table: Arguments<S>,
  spec: S,
  isTaken = (key: string): boolean => !unused.includes(key),
): readonly Setting[] {
  return givenArguments(table, spec).flatMap(({ key, name, value }) =>
    typeof value === 'number' && value !== 0 && isTaken(key) ? [setting(name, value)] : [],
  );
}

function ofOp(judged: Judged, op: Op, units: readonly number[]): WholeFunction {
  switch (op.kind) {
    case 'activation': {
      const { activation } = op;
      const { formula } = isRowWiseSpec(activation) ? rowActivations[activation] : activationFunction(activation);
      return { name: activationName(activation), formula, settings: [] };
    }
    case 'p_re_lu': {
      const { parameter } = namesOf(judged.trace.layout);
      const settings = units.map((unit) => ({
        name: parameter(op.alpha + unit),
        value: judged.parameters[op.alpha + unit],
      }));
      return { name: layers.p_re_lu.className, formula: 'x > 0: x, else α·x', settings };
    }
    case 'dropout':
      return { name: layers.dropout.className, formula: '', settings: numbersOf(layers.dropout.arguments, op.spec) };
    case 'batch_normalization':
    case 'layer_normalization': {
      const { className } = layers[op.kind];
      return { name: className, formula: '', settings: [setting('epsilon', op.spec.epsilon)] };
    }
    case 'dense':
    case 'gaussian_noise':
      return { name: layers[op.kind].className, formula: '', settings: [] };
  }
}

const hasLogarithm = /\blog\b/;

/** With Keras's epsilon where a number is so near to 0 or 1 that it counts. */
function ofLoss({ loss, lossOptions: options, trace: { layout, values }, targets, row }: Judged): WholeFunction {
  const { formula } = losses[loss];
  const own = numbersOf(lossOptions, options, (key) => lossTakes(loss, key));
  const ofRow = (all: ArrayLike<number>): readonly number[] =>
    Array.from({ length: layout.outputs }, (_, unit) => all[row * layout.outputs + unit]);
  const held = [...ofRow(values[values.length - 1]), ...(loss === 'kl_divergence' ? ofRow(targets) : [])];
  const isHeld = hasLogarithm.test(formula) && held.some((each) => each < epsilon || each > 1 - epsilon);
  const settings = formula.includes('ε') || isHeld ? [...own, setting('epsilon', epsilon)] : own;
  return { name: loss, formula, settings };
}

/** The regularizers of a layer; of all layers where none is given. */
function regularizersOf({ trace: { layout } }: Judged, k: number | null): readonly WholeFunction[] {
  const variables = k === null ? layout.variables.filter(({ trainable }) => trainable) : trainedOf(layout, k);
  return variables
    .map(({ role, regularizer: { l1, l2 } }) => ({
      name: `${role}_regularizer`,
      formula: '',
      settings: [setting('l1', l1), setting('l2', l2)].filter(({ value }) => value !== 0),
    }))
    .filter((each, i, all) => all.findIndex((other) => JSON.stringify(other) === JSON.stringify(each)) === i);
}

function clipFormula({ by, limit }: Clip): string {
  const most = exact(limit);
  return by === 'value' ? `g, held within −${most} and ${most}` : `‖g‖ > ${most}: ${most}·g / ‖g‖, else g`;
}

function ofUpdate(judged: Judged, k: number, { step, optimizer }: Updating): readonly WholeFunction[] {
  if (step.gathered !== null) {
    const own = regularizersOf(judged, k);
    const passes0 = own.some(({ settings }) => settings.some(({ name }) => name.base === 'l1'));
    return passes0
      ? [...own, { name: 'L1', formula: 'w″ = w′ − η·l1·sign w, w′·w″ > 0: w″, else 0', settings: [] }]
      : own;
  }
  const { name, clip } = optimizer;
  // The table's own entry for this name.
  const table = optimizers[name].arguments as Arguments<typeof optimizer>;
  const numbers = numbersOf(table, optimizer);
  const settings = 'beta1' in optimizer ? [...numbers, setting('t', step.update)] : numbers;
  const own = { name, formula: '', settings };
  return clip === null ? [own] : [{ name: clipNames[clip.by], formula: clipFormula(clip), settings: [] }, own];
}

function allAt(
  judged: Judged,
  stop: Stop,
  updating: Updating | null,
  units: readonly number[],
): readonly WholeFunction[] {
  const { ops } = judged.trace.layout;
  switch (stop.pass) {
    case 'forward':
      return [ofOp(judged, ops[stop.op], units)];
    case 'loss':
      return [ofLoss(judged), ...(judged.trace.penalty === 0 ? [] : regularizersOf(judged, null))];
    case 'backward': {
      if (stop.op === ops.length - 1) return [ofLoss(judged)];
      const own = ofOp(judged, ops[stop.op + 1], units);
      const { at, through } = headOf(judged.loss, judged.lossOptions, ops);
      return through && stop.op === at ? [own, ofLoss(judged)] : [own];
    }
    case 'gradients':
      return judged.isHalved === true ? [] : regularizersOf(judged, stop.op);
    case 'update':
      return updating === null ? [] : ofUpdate(judged, stop.op, updating);
  }
}

/** The functions that a station computes with. @param units whose own numbers are wanted */
export const functionsAt = (
  judged: Judged,
  stop: Stop,
  updating: Updating | null,
  units: readonly number[],
): readonly WholeFunction[] =>
  allAt(judged, stop, updating, units).filter(({ formula, settings }) => formula !== '' || settings.length > 0);
