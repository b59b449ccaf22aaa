// brain.js: a network that learns from one example at a time. It has one activation for all layers, the last too, and
// no loss but the squared error.
import { createRequire } from 'node:module';

const { NeuralNetwork } = createRequire(import.meta.url)('brain.js');

/** With more, wide layers of relu die. */
const rates = { tanh: 0.01, sigmoid: 0.01, relu: 0.0001, adam: 0.001 };

export function create({ inputs, layers, rows, optimizer }, examples) {
  const [, activation] = layers[0];
  const hidden = layers.slice(0, -1).map(([units]) => units);
  const [outputs] = layers.at(-1);
  const options = {
    activation,
    praxis: optimizer === 'adam' ? 'adam' : null,
    learningRate: rates[optimizer === 'adam' ? 'adam' : activation],
    errorThresh: Number.MIN_VALUE, // that no error of training reaches
  };
  const network = new NeuralNetwork({ hiddenLayers: hidden, ...options });
  const data = Array.from({ length: rows }, (_, r) => ({
    input: [...examples.x.subarray(r * inputs, (r + 1) * inputs)],
    output: [...examples.y.subarray(r * outputs, (r + 1) * outputs)],
  }));
  const train = (iterations) => void network.train(data, { ...options, iterations });
  train(1); // makes the network
  const squares = ({ input, output }) => network.run(input).reduce((sum, y, i) => sum + (y - output[i]) ** 2, 0);
  return { train, loss: () => data.reduce((sum, example) => sum + squares(example), 0) / rows };
}
