import { initializeParameters } from '../../../src/engine/initializeParameters.ts';
import { activationFunction, activationName, isRowWiseSpec } from '../../../src/engine/layerActivation.ts';
import type { Op } from '../../../src/engine/layout.ts';
import { createLoss, losses } from '../../../src/engine/createLoss.ts';
import { type LossName, type LossOptions, usualLossOptions } from '../../../src/engine/specs/lossSpecs.ts';
import type { Model } from '../../../src/engine/specs/model.ts';
import type { FloatArray } from '../../../src/engine/floats.ts';
import { runTasks } from '../../../src/engine/network.ts';
import type { Random } from '../../../src/engine/random.ts';
import { createParts, type Parts } from './parts.ts';

/** A network to be differentiated, on random examples. */
export interface Case {
  readonly model: Model;
  readonly loss: LossName;
  readonly options?: LossOptions;
  readonly rows: number;
  readonly random: Random;
}

/** Least distance of an input from a place where a difference quotient is meaningless. */
const clearance = 6e-3;

/** Writes targets that a loss accepts into a row of `units`. */
function drawTargets(loss: LossName, random: Random, t: Float64Array, offset: number, units: number): void {
  const one = random.below(units);
  for (let j = 0; j < units; j++) {
    switch (losses[loss].targets) {
      case 'oneHot':
        t[offset + j] = j === one ? 1 : 0;
        break;
      case 'distribution':
        t[offset + j] = (j === one ? 0.7 : 0.1) * (0.9 + 0.2 * random.uniform());
        break;
      case 'binary':
        t[offset + j] = random.below(2);
        break;
      case 'sign':
        t[offset + j] = 2 * random.below(2) - 1;
        break;
      case 'count':
        t[offset + j] = random.below(4);
        break;
      case 'number':
        t[offset + j] = random.normal();
    }
  }
}

/** Distances of a row of outputs from the bends of a loss. */
function lossDistances(
  { loss, delta }: { loss: LossName; delta: number },
  y: FloatArray,
  t: FloatArray,
  offset: number,
  units: number,
): number[] {
  const all = Array.from({ length: units }, (_, j) => ({ y: y[offset + j], t: t[offset + j] }));
  switch (loss) {
    case 'mean_absolute_error':
      return all.map((one) => Math.abs(one.y - one.t));
    case 'huber':
      return all.map((one) => Math.abs(Math.abs(one.y - one.t) - delta));
    case 'hinge':
      return all.map((one) => Math.abs(1 - one.y * one.t));
    case 'categorical_hinge': {
      // Σ t·y against the largest of the others
      const right = all.reduce((sum, one) => sum + one.y * one.t, 0);
      const [first, second] = all.map((one) => one.y * (1 - one.t)).sort((a, b) => b - a);
      // Two that are 0 exactly are flat there, and stay alike.
      const apart = units === 1 || (first === 0 && second === 0) ? 1 : first - second;
      return [Math.abs(1 + first - right), apart];
    }
    case 'mean_squared_error':
    case 'log_cosh':
    case 'binary_crossentropy':
    case 'categorical_crossentropy':
    case 'sparse_categorical_crossentropy':
    case 'poisson':
    case 'kl_divergence':
      return [];
  }
}

/** Distances of the inputs of an op from the places where its function bends. */
function opDistances(op: Op, x: FloatArray, y: FloatArray): number[] {
  const fromAll = (places: readonly number[]): number[] =>
    [...x].flatMap((value) => places.map((place) => Math.abs(value - place)));
  switch (op.kind) {
    case 'p_re_lu':
      return fromAll([0]);
    case 'activation': {
      if (op.activation === 'sparsemax') {
        // x − τ, τ taken from an output of the row that is not 0
        return [...x].map((value, i) => {
          const first = i - (i % op.units);
          const some = y.subarray(first, first + op.units).findIndex((share) => share > 0);
          return Math.abs(value - (x[first + some] - y[first + some]));
        });
      }
      if (isRowWiseSpec(op.activation)) return [];
      // Where the slope has a bend, the quotient also has an error of about h.
      const bends: Partial<Record<string, readonly number[]>> = {
        elu: [0],
        celu: [0],
        softsign: [0],
        sparse_plus: [-1, 1],
      };
      const { kinks } = activationFunction(op.activation);
      return fromAll([...kinks, ...(bends[activationName(op.activation)] ?? [])]);
    }
    case 'dense':
    case 'dropout':
    case 'gaussian_noise':
    case 'batch_normalization':
    case 'layer_normalization':
      return [];
  }
}

/** Loss and gradients by the engine in training mode, and the loss alone at other parameters. */
export function assemble({ model, loss, options = usualLossOptions, rows, random }: Case) {
  const network = createParts(model, 'float64', rows, { trainable: true, seed: 11 });
  const { layout, parameters } = network;
  initializeParameters(model, layout, 3, parameters);
  // Biases, slopes and normalizations too; a variance stays positive.
  for (let i = 0; i < parameters.length; i++) parameters[i] += 0.3 * (random.uniform() - 0.5);
  const targets = new Float64Array(rows * layout.outputs);
  const units = layout.outputs;
  for (let r = 0; r < rows; r++) drawTargets(loss, random, targets, r * layout.outputs, layout.outputs);
  for (let i = 0; i < network.input.length; i++) network.input[i] = random.normal();
  network.begin(random.below(1000));

  const last = layout.ops.length - 1;
  const lastOp = layout.ops[last];
  const registered = createLoss(loss, options);
  const { through } = registered;
  const fused = lastOp.kind === 'activation' && through?.activation === lastOp.activation ? through : null;
  const at = fused ? last - 1 : last;
  const { add, gradient } = fused ?? registered;

  function lossNow(): number {
    runTasks(network.forward, rows);
    const sum = new Float64Array(1);
    // A loss reads one array: the outputs, and the targets behind them.
    const row = new Float64Array(2 * units);
    for (let r = 0; r < rows; r++) {
      row.set(network.outputs[at].subarray(r * units, (r + 1) * units));
      row.set(targets.subarray(r * units, (r + 1) * units), units);
      add(row, 0, units, units, sum, 0);
    }
    runTasks(network.penalty.tasks, rows);
    return sum[0] / rows + network.penalty.value;
  }

  function backward(): void {
    lossNow();
    const row = new Float64Array(3 * units);
    for (let r = 0; r < rows; r++) {
      row.set(network.outputs[last].subarray(r * units, (r + 1) * units));
      row.set(targets.subarray(r * units, (r + 1) * units), units);
      gradient(row, 0, units, units, rows, 2 * units);
      network.outputGradients[at].set(row.subarray(2 * units), r * units);
    }
    runTasks(network.backward(at), rows);
    runTasks(network.penalty.gradientTasks, rows);
  }

  /** Whether every bend is far enough away for a difference quotient to be meaningful. */
  function clearOfKinks(): boolean {
    lossNow();
    const distances = layout.ops.flatMap((op, index) =>
      opDistances(op, index === 0 ? network.input : network.outputs[index - 1], network.outputs[index]),
    );
    for (let r = 0; r < rows; r++) {
      distances.push(
        ...lossDistances(
          { loss, delta: options.delta },
          network.outputs[last],
          targets,
          r * layout.outputs,
          layout.outputs,
        ),
      );
    }
    const weights = layout.variables.flatMap(({ regularizer, offset, length }) =>
      regularizer.l1 > 0 ? [...parameters.subarray(offset, offset + length)].map(Math.abs) : [],
    );
    return [...distances, ...weights].every((distance) => distance > clearance);
  }

  return { network, lossNow, backward, clearOfKinks };
}

/** ∂loss/∂p of each parameter by differences of the loss. */
function numericGradient({ parameters }: Parts, lossNow: () => number): Float64Array {
  return Float64Array.from(parameters, (keep, i) => {
    // Fourth-order central difference: error O(h⁴), so that 1e-6 is far above the error of the quotient.
    const h = 1e-3;
    const shifted = (by: number): number => {
      parameters[i] = keep + by;
      const loss = lossNow();
      parameters[i] = keep;
      return loss;
    };
    return (8 * (shifted(h) - shifted(-h)) - (shifted(2 * h) - shifted(-2 * h))) / (12 * h);
  });
}

/** Largest |engine − central difference| relative to the size of the gradient, over the trainable variables. */
export function worstError(one: Case): number {
  let assembled = assemble(one);
  for (let tries = 0; !assembled.clearOfKinks(); tries++) {
    if (tries === 2000) throw new Error('no example is clear of the kinks');
    assembled = assemble(one);
  }
  const { network, lossNow, backward } = assembled;
  backward();
  const engine = Float64Array.from(network.gradients);
  const numeric = numericGradient(network, lossNow);
  const trainable = network.layout.variables.filter((variable) => variable.trainable);
  const of = (gradient: Float64Array): number[] =>
    trainable.flatMap(({ offset, length }) => [...gradient.subarray(offset, offset + length)]);
  const [a, b] = [of(engine), of(numeric)];
  const size = Math.hypot(...a) + Math.hypot(...b);
  const difference = Math.hypot(...a.map((g, i) => g - b[i]));
  return difference / Math.max(size, 1e-4); // a gradient may be 0, as that of the sum of a softmax is
}
