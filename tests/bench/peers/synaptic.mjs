// synaptic: a perceptron that learns from one example at a time (it has no batches, softmax or Adam).
import { createRequire } from 'node:module';
import { crossEntropy } from './loss.mjs';

const { Architect, Neuron } = createRequire(import.meta.url)('synaptic');
const { LOGISTIC, TANH, RELU } = Neuron.squash;
const squashes = { sigmoid: LOGISTIC, softmax: LOGISTIC, tanh: TANH, relu: RELU };

/** Networks of more weights take it minutes to make. */
const mostWeights = 50_000;

export function create({ inputs, layers, rows }, examples) {
  const sizes = [inputs, ...layers.map(([units]) => units)];
  const weights = layers.reduce((sum, [units], i) => sum + units * sizes[i], 0);
  if (weights > mostWeights) return null;
  const network = new Architect.Perceptron(...sizes);
  const made = [...network.layers.hidden, network.layers.output];
  made.forEach((layer, i) => layer.set({ squash: squashes[layers[i][1]] }));
  const outputs = sizes.at(-1);
  const x = Array.from({ length: rows }, (_, r) => [...examples.x.subarray(r * inputs, (r + 1) * inputs)]);
  const y = Array.from({ length: rows }, (_, r) => [...examples.y.subarray(r * outputs, (r + 1) * outputs)]);
  return {
    train: (epochs) => {
      for (let i = 0; i < epochs * rows; i++) {
        network.activate(x[i % rows]);
        network.propagate(0.001, y[i % rows]);
      }
    },
    loss: () =>
      crossEntropy(
        x.flatMap((row) => network.activate(row)),
        examples.y,
        rows,
        true,
      ),
  };
}
