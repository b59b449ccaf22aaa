// TensorFlow.js. `cpu` and `wasm`: a sequential model and its `fit`, as people write it. On the WebAssembly backend also
// `batches`: the model's `trainOnBatch` on batches made before, and `hand`: forward, backward and update written with
// matMul, add and so on, without models and tapes.
import { createRequire } from 'node:module';
import { crossEntropy } from './loss.mjs';

const require = createRequire(import.meta.url);
const tf = require('@tensorflow/tfjs-core');

export async function create(workload, examples, variant) {
  require(variant === 'cpu' ? '@tensorflow/tfjs-backend-cpu' : '@tensorflow/tfjs-backend-wasm');
  if (variant !== 'cpu') require('@tensorflow/tfjs-backend-wasm').setThreadsCount(1);
  tf.enableProdMode();
  await tf.setBackend(variant === 'cpu' ? 'cpu' : 'wasm');
  await tf.ready();
  return variant === 'hand' ? byHand(workload, examples) : sequential(workload, examples, variant !== 'batches');
}

/** The batches of an epoch as pairs of tensors. */
function batchesOf({ inputs, rows, batch }, { x, y }) {
  const outputs = y.length / rows;
  return Array.from({ length: Math.ceil(rows / batch) }, (_, b) => {
    const from = b * batch;
    const to = Math.min(rows, from + batch);
    return [
      tf.tensor2d(x.slice(from * inputs, to * inputs), [to - from, inputs]),
      tf.tensor2d(y.slice(from * outputs, to * outputs), [to - from, outputs]),
    ];
  });
}

function sequential(workload, examples, isFit) {
  const { sequential: create, layers: kinds } = require('@tensorflow/tfjs-layers');
  const { inputs, layers, rows, batch, optimizer } = workload;
  const model = create();
  layers.forEach(([units, activation], i) => {
    model.add(kinds.dense({ units, activation, ...(i === 0 ? { inputShape: [inputs] } : {}) }));
  });
  const isBinary = layers.at(-1)[1] === 'sigmoid';
  model.compile({
    optimizer: optimizer === 'adam' ? tf.train.adam(0.001) : tf.train.sgd(0.01),
    loss: isBinary ? 'binaryCrossentropy' : 'categoricalCrossentropy',
  });
  const batches = batchesOf(workload, examples);
  const all = tf.tensor2d(examples.x, [rows, inputs]);
  const targets = tf.tensor2d(examples.y, [rows, examples.y.length / rows]);
  return {
    train: async (epochs) => {
      if (isFit) await model.fit(all, targets, { epochs, batchSize: batch, verbose: 0 });
      else for (let e = 0; e < epochs; e++) for (const [x, y] of batches) await model.trainOnBatch(x, y);
    },
    loss: () => tf.tidy(() => crossEntropy(model.predict(all).dataSync(), examples.y, rows)),
  };
}

const activations = {
  relu: { of: tf.relu, times: (dy, y) => tf.mul(dy, tf.step(y)) },
  tanh: { of: tf.tanh, times: (dy, y) => tf.mul(dy, tf.sub(1, tf.square(y))) },
  sigmoid: { of: tf.sigmoid, times: (dy, y) => tf.mul(dy, tf.mul(y, tf.sub(1, y))) },
  softmax: { of: tf.softmax }, // only before its loss
};

function byHand(workload, examples) {
  const { inputs, layers, rows, batch, optimizer } = workload;
  const sizes = [inputs, ...layers.map(([units]) => units)];
  const kinds = layers.map(([, name]) => activations[name]);
  const names = layers.map(([, name]) => name);
  const weights = layers.map(([units], i) => {
    const limit = Math.sqrt(6 / (sizes[i] + units));
    return [tf.variable(tf.randomUniform([sizes[i], units], -limit, limit)), tf.variable(tf.zeros([units]))];
  });
  const update = optimizer === 'adam' ? adam(weights.flat()) : sgd;
  const forward = (x) => {
    const values = [x];
    weights.forEach(([kernel, bias], i) => {
      const isFused = names[i] === 'relu' || names[i] === 'sigmoid';
      const fused = { a: values[i], b: kernel, bias, activation: isFused ? names[i] : 'linear' };
      const z = tf.fused.matMul(fused);
      values.push(isFused ? z : kinds[i].of(z));
    });
    return values;
  };
  const step = (x, y) => {
    const values = forward(x);
    // of sigmoid and softmax with their cross-entropies
    let dz = tf.mul(tf.sub(values.at(-1), y), 1 / batch);
    const gradients = [];
    // transposed before, not by matMul: that is much slower on this backend
    for (let i = layers.length - 1; i >= 0; i--) {
      gradients.unshift(tf.matMul(tf.transpose(values[i]), dz), tf.sum(dz, 0));
      if (i > 0) dz = kinds[i - 1].times(tf.matMul(dz, tf.transpose(weights[i][0])), values[i]);
    }
    update(weights.flat(), gradients);
  };
  const batches = batchesOf(workload, examples);
  const all = tf.tensor2d(examples.x, [rows, inputs]);
  return {
    train: (epochs) => {
      for (let e = 0; e < epochs; e++) for (const [x, y] of batches) tf.tidy(() => step(x, y));
    },
    loss: () => tf.tidy(() => crossEntropy(forward(all).at(-1).dataSync(), examples.y, rows)),
  };
}

function sgd(weights, gradients) {
  weights.forEach((weight, i) => weight.assign(tf.sub(weight, tf.mul(gradients[i], 0.01))));
}

function adam(weights) {
  const slots = weights.map((weight) => [tf.variable(tf.zerosLike(weight)), tf.variable(tf.zerosLike(weight))]);
  let steps = 0;
  return (_, gradients) => {
    steps++;
    const rate = (0.001 * Math.sqrt(1 - 0.999 ** steps)) / (1 - 0.9 ** steps);
    weights.forEach((weight, i) => {
      const [mean, square] = slots[i];
      mean.assign(tf.add(tf.mul(mean, 0.9), tf.mul(gradients[i], 0.1)));
      square.assign(tf.add(tf.mul(square, 0.999), tf.mul(tf.square(gradients[i]), 0.001)));
      weight.assign(tf.sub(weight, tf.div(tf.mul(mean, rate), tf.add(tf.sqrt(square), 1e-7))));
    });
  };
}
