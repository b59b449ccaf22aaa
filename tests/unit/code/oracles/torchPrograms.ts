import { printPyTorch } from '../../../../src/code/pytorch.ts';
import { torchLayers } from '../../../../src/code/print/torch/modules.ts';
import type { Experiment } from '../../../../src/document/experiment.ts';
import type { Variable, VariableRole } from '../../../../src/engine/layout.ts';
import type { FloatArray } from '../../../../src/engine/floats.ts';
import { createRandom } from '../../../../src/engine/random.ts';
import { permute } from '../../../../src/engine/shuffle.ts';
import { prepare } from '../../../../src/training/prepare.ts';
import { torchExperiments } from './torchExperiments.ts';

/** A tensor of the PyTorch model and its initial values. */
interface Tensor {
  /** Index in the Sequential. */
  readonly module: number;
  readonly name: string;
  readonly values: readonly number[] | readonly (readonly number[])[];
}

interface TorchRun {
  readonly name: string;
  readonly program: string;
  /** Where in the program the training begins. */
  readonly fit: number;
  readonly weights: readonly Tensor[];
  /** Of the training rows in each epoch; empty where they are not shuffled. */
  readonly orders: readonly (readonly number[])[];
}

const names: Readonly<Record<VariableRole, string>> = {
  kernel: 'weight',
  bias: 'bias',
  alpha: 'weight',
  gamma: 'weight',
  beta: 'bias',
  moving_mean: 'running_mean',
  moving_variance: 'running_var',
};

export function torchRun(name: string, e: Experiment): TorchRun {
  const { run, training } = prepare(e, 'float64');
  const { layout, parameters } = run.network;
  const places = torchLayers(e);
  const { text, spans } = printPyTorch(e);
  const orders = Array.from({ length: e.shuffle ? e.epochs : 0 }, (_, epoch) => {
    const order = new Int32Array(training.count);
    permute(createRandom(e.seed, 'order', epoch), order);
    return Array.from(order);
  });
  return {
    name,
    program: text,
    fit: spans.find(({ part }) => part.kind === 'fit')?.from ?? text.length,
    weights: layout.variables.map((variable) => ({
      module: places[variable.layer].at,
      name: names[variable.role],
      values: tensorValues(variable, parameters),
    })),
    orders,
  };
}

/** PyTorch has kernels the other way round, [units, inputs]. */
export function tensorValues({ shape, offset, length }: Variable, parameters: FloatArray): Tensor['values'] {
  const values = Array.from(parameters.subarray(offset, offset + length));
  if (shape.length === 1) return values;
  const [inputs, units] = shape;
  return Array.from({ length: units }, (_unit, j) =>
    Array.from({ length: inputs }, (_input, i) => values[i * units + j]),
  );
}

/** Programs for the script beside this file. */
export const programs: readonly TorchRun[] = Object.entries(torchExperiments).map(([name, e]) => torchRun(name, e));
