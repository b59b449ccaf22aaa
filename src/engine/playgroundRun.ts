import { type Held, heldSpans } from './held.ts';
import { layOut, type Layout } from './layout.ts';
import { exp, tanh } from './math/fdlibm.ts';
import { createFit, fitCells } from './run/fit.ts';
import { checkCounters, checkState, checksumOf, type RunState, savedSpec, stateOf } from './run/state.ts';
import type { Progress, Run } from './run.ts';
import { createSha256, type Sha256 } from './sha256.ts';
import type { Model } from './specs/model.ts';
import type { NotFinite, Rows, RunSpec } from './specs/runSpec.ts';

/** A layer of neurons: z = Σ w·x + b over its links, y = f(z). */
interface Column {
  readonly inputs: number;
  readonly units: number;
  /** Where its kernel [inputs, units] and its bias [units] begin in the parameters. */
  readonly kernel: number;
  readonly bias: number;
  readonly activation: FunctionName;
  /** Playground's rates: its penalty is rate · |w|, or rate · w²/2. */
  readonly l1: number;
  readonly l2: number;
  /** Where its outputs begin among all values. */
  readonly at: number;
}

/** What Playground has for a neuron's function: y = f(z), and dy/dz, which it takes as 0 for ReLU at 0. */
const functions = {
  relu: { f: (z: number) => Math.max(0, z), slope: (z: number) => (z <= 0 ? 0 : 1) },
  tanh: { f: tanh, slope: (_: number, y: number) => 1 - y * y },
  sigmoid: { f: (z: number) => 1 / (1 + exp(-z)), slope: (_: number, y: number) => y * (1 - y) },
  linear: { f: (z: number) => z, slope: () => 1 },
};
type FunctionName = keyof typeof functions;

const isKnown = (activation: string): activation is FunctionName => Object.hasOwn(functions, activation);

/** @throws RangeError when it is not a network that Playground can have */
function columnsOf({ layers }: Model, layout: Layout): Column[] {
  let inputs = layout.inputs;
  let at = inputs;
  const columns = layers.map((layer, index): Column => {
    if (layer.type !== 'dense' || !layer.useBias || !isKnown(layer.activation)) {
      throw new RangeError(
        `layers[${index}]: Playground has Dense with a bias and ${Object.keys(functions).join(', ')}`,
      );
    }
    const { units, activation, kernelRegularizer } = layer;
    const [kernel, bias] = layout.variables.filter((variable) => variable.layer === index);
    const column = { inputs, units, activation, kernel: kernel.offset, bias: bias.offset, at };
    inputs = units;
    at += units;
    return { ...column, l1: kernelRegularizer.l1, l2: 2 * kernelRegularizer.l2 };
  });
  if (columns.at(-1)?.units !== 1) throw new RangeError('layers: Playground has one output');
  return columns;
}

/** Counters that a state has. */
const [epochCell, batchCell, gathered, started] = [0, 1, 2, 3];
const ownCells = 4;

/**
 * A network trained by the rules of TensorFlow Playground, in float64. Error ½·(o − t)² an example; the loss in a row is
 * its mean, evaluated after each epoch. The examples are gone through in their own order. An update comes with every
 * `batchSize`-th example of an epoch, by the mean of the gradients gathered since the last one; those of a shorter end
 * are kept for the next epoch. Per weight: w₁ = w − η·mean g; w₂ = w₁ − η·λ·R′(w); with L1 a weight of which w₁·w₂ < 0
 * becomes 0, and stays 0. Biases are not regularized.
 *
 * @param spec of Dense layers with one output; optimizer SGD; targets −1 and 1 for two classes
 * @param initial the initial parameters [layout.parameters]
 * @throws RangeError for a model that Playground does not have, or shapes that do not fit
 */
export function createPlaygroundRun(spec: RunSpec, initial: Float64Array): Run {
  const { model, training, validation, batchSize } = spec;
  const layout = layOut(model);
  const columns = columnsOf(model, layout);
  const { inputs } = layout;
  const links = layout.parameters;
  for (const { count, x, y } of [training, validation]) {
    if (x.length !== count * inputs || y.length !== count) throw new RangeError('rows: their shapes do not fit');
  }
  if (initial.length !== links) throw new RangeError(`initial is not [${links}]`);

  // One buffer, so that its copy is the state: parameters, gathered gradients, dead links as 1, counters, the fit.
  const state = new Float64Array(3 * links + ownCells + fitCells([]));
  const parameters = state.subarray(0, links);
  const gradients = state.subarray(links, 2 * links);
  const dead = state.subarray(2 * links, 3 * links);
  const cells = state.subarray(3 * links, 3 * links + ownCells);
  parameters.set(initial);
  const previous = new Float64Array(links);

  const total = columns.reduce((sum, { units }) => sum + units, inputs);
  const outputs = new Float64Array(total); // of all neurons, the inputs first
  const sums = new Float64Array(total); // z of all neurons
  const errors = new Float64Array(total); // ∂error/∂z
  const cost = columns.reduce((sum, column) => sum + column.inputs * column.units, 0);

  const keys = validation.count > 0 ? ['loss', 'val_loss'] : ['loss'];
  const row = new Float64Array(keys.length);
  const batches = Math.ceil(training.count / batchSize);
  const order = Int32Array.from({ length: training.count }, (_, i) => i);
  let { learningRate } = spec.optimizer;
  let optimizer = spec.optimizer;
  let failure: NotFinite | null = null;
  let held: readonly Held[] = [];
  const isHeld = new Uint8Array(links); // 1 where no update changes it
  const fit = createFit([], state.subarray(3 * links + ownCells), {
    value: (key) => (keys.includes(key) ? row[keys.indexOf(key)] : null),
    learningRate: () => learningRate,
    setLearningRate: () => false,
    round: Number,
    keepWeights: () => undefined,
    restoreWeights: () => undefined,
  });

  /** Example of the epoch, or of the evaluation, that comes next. */
  let next = 0;
  /** Rows that are evaluated; null while it trains. */
  let evaluating: Rows | null = training;
  let sum = 0;

  /** y = f(Σ w·x + b), the bias first. */
  function forward(x: Rows['x'], from: number): number {
    for (let i = 0; i < inputs; i++) outputs[i] = x[from + i];
    let before = 0;
    for (const { inputs: width, units, kernel, bias, activation, at } of columns) {
      const { f } = functions[activation];
      for (let u = 0; u < units; u++) {
        let z = parameters[bias + u];
        for (let i = 0; i < width; i++) z += parameters[kernel + i * units + u] * outputs[before + i];
        sums[at + u] = z;
        outputs[at + u] = f(z);
      }
      before = at;
    }
    return outputs[total - 1];
  }

  /** Gathers the gradients of the example that has gone forward. @param error ∂error/∂output */
  function backward(error: number): void {
    errors[total - 1] = error;
    for (let c = columns.length - 1; c >= 0; c--) {
      const { inputs: width, units, kernel, bias, activation, at } = columns[c];
      const { slope } = functions[activation];
      const before = c === 0 ? 0 : columns[c - 1].at;
      for (let u = 0; u < units; u++) {
        errors[at + u] *= slope(sums[at + u], outputs[at + u]);
        gradients[bias + u] += errors[at + u];
        for (let i = 0; i < width; i++) {
          const link = kernel + i * units + u;
          if (dead[link] === 0) gradients[link] += errors[at + u] * outputs[before + i];
        }
      }
      if (c === 0) return;
      for (let i = 0; i < width; i++) {
        let sumOfErrors = 0;
        for (let u = 0; u < units; u++) sumOfErrors += parameters[kernel + i * units + u] * errors[at + u];
        errors[before + i] = sumOfErrors;
      }
    }
  }

  function update(): void {
    const count = cells[gathered];
    for (const { inputs: width, units, kernel, bias, l1, l2 } of columns) {
      for (let u = 0; u < units; u++) {
        if (isHeld[bias + u] === 0) parameters[bias + u] -= (learningRate * gradients[bias + u]) / count;
      }
      for (let link = kernel; link < kernel + width * units; link++) {
        if (dead[link] === 1 || isHeld[link] === 1) continue;
        const w = parameters[link];
        const learned = w - (learningRate / count) * gradients[link];
        const shrunk = learned - (l1 > 0 ? learningRate * l1 * Math.sign(w) : learningRate * l2 * w);
        const crosses = l1 > 0 && learned * shrunk < 0;
        parameters[link] = crosses ? 0 : shrunk;
        dead[link] = crosses ? 1 : 0;
      }
    }
    gradients.fill(0);
    cells[gathered] = 0;
  }

  function hold(next: readonly Held[]): void {
    const spans = heldSpans(next, layout); // throws
    isHeld.fill(0);
    for (const { from, length } of spans) isHeld.fill(1, from, from + length);
    held = next;
  }

  function fail(what: NotFinite['what']): Progress {
    failure = { what, epoch: cells[epochCell] + 1, batch: cells[batchCell] + 1, cause: { type: 'growth' } };
    return 'notFinite';
  }

  /** Trains on the next example. */
  function train(): Progress {
    const o = forward(training.x, next * inputs);
    const error = o - training.y[next];
    if (!Number.isFinite(error * error)) return fail('loss');
    backward(error);
    cells[gathered]++;
    next++;
    const isUpdated = next % batchSize === 0;
    if (isUpdated) {
      previous.set(parameters);
      update();
      if (!parameters.every(Number.isFinite)) {
        parameters.set(previous);
        return fail('weights');
      }
    }
    if (!isUpdated && next < training.count) return 'working';
    cells[batchCell]++;
    if (next < training.count) return 'batch';
    evaluate(training);
    return 'working';
  }

  function evaluate(rows: Rows): void {
    evaluating = rows;
    next = 0;
    sum = 0;
  }

  /** Evaluates the next example. */
  function evaluateNext(rows: Rows): Progress {
    const difference = forward(rows.x, next * inputs) - rows.y[next];
    sum += 0.5 * difference * difference;
    next++;
    if (next < rows.count) return 'working';
    row[rows === training ? 0 : 1] = sum / rows.count;
    if (rows === training && validation.count > 0) {
      evaluate(validation);
      return 'working';
    }
    cells[epochCell] += cells[started];
    cells[started] = 1;
    cells[batchCell] = 0;
    evaluating = null;
    next = 0;
    if (cells[epochCell] > 0) fit.epochEnd(cells[epochCell]);
    return 'epoch';
  }

  function advance(work: number, most = 1): Progress {
    if (failure !== null) return 'notFinite';
    fit.goOn(cells[epochCell]);
    let done = 0;
    for (let left = work; left > 0; left -= 3 * cost + 1) {
      const progress = evaluating === null ? train() : evaluateNext(evaluating);
      if (progress === 'batch' && ++done < most) continue;
      if (progress !== 'working') return progress;
    }
    return done > 0 && evaluating === null && next % batchSize === 0 ? 'batch' : 'working';
  }

  const own = savedSpec(
    spec,
    [training, validation].reduce(
      (hash, { x, y }) => [x, y].reduce((h, values) => checksumOf(wordsOf(values), h), hash),
      checksumOf(wordsOf(initial)),
    ),
  );
  const digest = (): Sha256 => createSha256(new Uint8Array(state.buffer, 0, 8 * links));

  return {
    network: {
      layout,
      capacity: 1,
      parameters,
      gradients,
      input: outputs.subarray(0, inputs),
      outputs: [],
      outputGradients: [],
    },
    executor: 'ts',
    keys,
    row,
    get epoch() {
      return cells[epochCell];
    },
    get batch() {
      return cells[batchCell];
    },
    batches,
    get learningRate() {
      return learningRate;
    },
    optimizer: {
      slots: [
        { name: 'gathered', values: gradients },
        { name: 'dead', values: dead },
      ],
      updates: 0,
      get gathered() {
        return cells[gathered];
      },
    },
    get failure() {
      return failure;
    },
    get ended() {
      return fit.end;
    },
    order,
    advance,
    evaluate: () => {
      evaluate(training);
      cells[started] = 0;
    },
    finish: () => fit.finish(cells[epochCell]),
    tune: (tuned) => {
      optimizer = tuned;
      ({ learningRate } = tuned);
    },
    get held() {
      return held;
    },
    hold,
    save: (): RunState | null => {
      const isBetween = evaluating === null && (next % batchSize === 0 || next === 0);
      return isBetween || failure !== null ? stateOf(own, optimizer, failure, state.buffer.slice(0), held) : null;
    },
    restore: (value) => {
      const saved = checkState(value, own, optimizer, state.byteLength);
      const counters = new Float64Array(saved.bytes).subarray(3 * links);
      checkCounters(counters[epochCell], counters[batchCell], batches, order);
      hold(saved.held ?? []);
      optimizer = saved.optimizer;
      ({ learningRate } = optimizer);
      state.set(new Float64Array(saved.bytes));
      ({ failure } = saved);
      evaluating = null;
      next = Math.min(training.count, cells[batchCell] * batchSize);
    },
    digest,
    fingerprint: () => digest().hex(),
  };
}

const wordsOf = ({ buffer, byteOffset, byteLength }: Rows['x']): Int32Array =>
  new Int32Array(buffer, byteOffset, byteLength / 4);

/**
 * The weights that Playground draws for a network: uniform in [−0.5, 0.5), unit by unit; biases 0.1. With `zero` all
 * are 0, though as many are drawn.
 *
 * @param draw uniform in [0, 1), after the data
 * @param again how many times they have been drawn before: its Reset draws on
 */
export function drawPlaygroundWeights(model: Model, draw: () => number, again: number, zero: boolean): Float64Array {
  const layout = layOut(model);
  const columns = columnsOf(model, layout);
  const parameters = new Float64Array(layout.parameters);
  for (let time = 0; time <= again; time++) {
    for (const { inputs, units, kernel, bias } of columns) {
      for (let u = 0; u < units; u++) {
        parameters[bias + u] = 0.1;
        for (let i = 0; i < inputs; i++) parameters[kernel + i * units + u] = draw() - 0.5;
      }
    }
  }
  return zero ? parameters.fill(0) : parameters;
}
