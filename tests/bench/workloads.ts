import { denseLayer, usualOptimizers } from '../../src/document/defaults.ts';
import type { ActivationName } from '../../src/engine/activations.ts';
import { usualLossOptions } from '../../src/engine/specs/lossSpecs.ts';
import { createRandom } from '../../src/engine/random.ts';
import type { RunSpec } from '../../src/engine/specs/runSpec.ts';

/** A network and how it is trained, as plain data that every engine can read. */
export interface Workload {
  readonly name: string;
  readonly inputs: number;
  readonly layers: readonly (readonly [units: number, activation: ActivationName])[];
  readonly optimizer: 'sgd' | 'adam';
  readonly batch: number;
  /** Number of examples. */
  readonly rows: number;
}

const sgd = { optimizer: 'sgd' } as const;
const adam = { optimizer: 'adam' } as const;

/** The networks that are measured, from one of a first lesson to one of MNIST. */
export const workloads: readonly Workload[] = [
  {
    name: 'W1',
    inputs: 2,
    layers: [
      [4, 'tanh'],
      [2, 'tanh'],
      [1, 'sigmoid'],
    ],
    ...sgd,
    batch: 10,
    rows: 500,
  },
  {
    name: 'W2',
    inputs: 3,
    layers: [
      [4, 'sigmoid'],
      [4, 'sigmoid'],
      [3, 'softmax'],
    ],
    ...sgd,
    batch: 32,
    rows: 512,
  },
  {
    name: 'W3',
    inputs: 4,
    layers: [
      [16, 'relu'],
      [16, 'relu'],
      [3, 'softmax'],
    ],
    ...adam,
    batch: 16,
    rows: 512,
  },
  {
    name: 'W4',
    inputs: 64,
    layers: [
      [128, 'relu'],
      [64, 'relu'],
      [10, 'softmax'],
    ],
    ...sgd,
    batch: 32,
    rows: 512,
  },
  {
    name: 'W5',
    inputs: 784,
    layers: [
      [128, 'relu'],
      [10, 'softmax'],
    ],
    ...sgd,
    batch: 128,
    rows: 512,
  },
  {
    name: 'W6',
    inputs: 784,
    layers: [
      [512, 'relu'],
      [512, 'relu'],
      [10, 'softmax'],
    ],
    ...sgd,
    batch: 128,
    rows: 256,
  },
];

/** `W1 2-4-2-1 tanh sgd, batch 10`. */
export function titleOf({ name, inputs, layers, optimizer, batch }: Workload): string {
  const shape = [inputs, ...layers.map(([units]) => units)].join('-');
  return `${name} ${shape} ${layers[0][1]} ${optimizer}, batch ${batch}`;
}

/** Multiply-adds that one example costs in training: forward, and for kernels and inputs backward. */
export function multiplyAdds({ inputs, layers }: Pick<Workload, 'inputs' | 'layers'>): number {
  const units = [inputs, ...layers.map(([count]) => count)];
  const weights = units.slice(1).map((count, i) => count * units[i]);
  const forward = weights.reduce((sum, each) => sum + each, 0);
  return 3 * forward - weights[0]; // nothing asks for the gradient of the first layer's inputs
}

export interface Examples {
  /** [rows, inputs] */
  readonly x: Float32Array;
  /** [rows, outputs] */
  readonly y: Float32Array;
}

/** Examples that can be learned: the class is the largest of the first inputs, or the sign of the only one. */
export function examplesOf({ inputs, layers, rows }: Pick<Workload, 'inputs' | 'layers' | 'rows'>): Examples {
  const outputs = layers[layers.length - 1][0];
  const random = createRandom(1, 'data');
  const x = Float32Array.from({ length: rows * inputs }, () => 2 * random.uniform() - 1);
  const y = new Float32Array(rows * outputs);
  for (let r = 0; r < rows; r++) {
    const first = x.subarray(r * inputs, r * inputs + Math.min(inputs, outputs));
    if (outputs === 1) y[r] = first[0] > 0 ? 1 : 0;
    else y[r * outputs + first.indexOf(Math.max(...first))] = 1;
  }
  return { x, y };
}

/** The workload for this project's engine. */
export function specOf(workload: Workload): RunSpec {
  const { inputs, layers, optimizer, batch, rows } = workload;
  return {
    model: { inputs, layers: layers.map(([units, activation]) => denseLayer(units, { activation })) },
    loss: layers[layers.length - 1][1] === 'sigmoid' ? 'binary_crossentropy' : 'categorical_crossentropy',
    lossOptions: usualLossOptions,
    optimizer: usualOptimizers[optimizer],
    metrics: ['accuracy'],
    batchSize: batch,
    shuffle: true,
    callbacks: [],
    seed: 1,
    precision: 'float32',
    training: { count: rows, ...examplesOf(workload) },
    validation: { count: 0, x: new Float32Array(0), y: new Float32Array(0) },
  };
}
