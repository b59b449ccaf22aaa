// ConvNetJS: fully connected layers and its Trainer.
import { createRequire } from 'node:module';
import { crossEntropy } from './loss.mjs';

const { Net, Trainer, Vol } = createRequire(import.meta.url)('convnetjs');

export function create({ inputs, layers, rows, batch, optimizer }, examples) {
  const outputs = layers.at(-1)[0];
  const net = new Net();
  net.makeLayers([
    { type: 'input', out_sx: 1, out_sy: 1, out_depth: inputs },
    ...layers.slice(0, -1).map(([units, activation]) => ({ type: 'fc', num_neurons: units, activation })),
    { type: 'softmax', num_classes: Math.max(2, outputs) }, // it has no binary cross-entropy
  ]);
  const method =
    optimizer === 'adam' ? { method: 'adam', learning_rate: 0.001 } : { method: 'sgd', learning_rate: 0.01 };
  const trainer = new Trainer(net, { ...method, batch_size: batch, momentum: 0, l2_decay: 0 });
  const x = Array.from({ length: rows }, (_, r) => new Vol([...examples.x.subarray(r * inputs, (r + 1) * inputs)]));
  const classes = Array.from({ length: rows }, (_, r) => {
    const row = examples.y.subarray(r * outputs, (r + 1) * outputs);
    return outputs === 1 ? row[0] : row.indexOf(1);
  });
  const predict = (row) => {
    const { w } = net.forward(row);
    return outputs === 1 ? [w[1]] : [...w];
  };
  return {
    train: (epochs) => {
      for (let e = 0; e < epochs; e++) for (let r = 0; r < rows; r++) trainer.train(x[r], classes[r]);
    },
    loss: () => crossEntropy(x.flatMap(predict), examples.y, rows),
  };
}
