import { infoOf } from '../data/spec.ts';
import type { Experiment } from '../document/experiment.ts';
import { layOut } from '../engine/layout.ts';
import type { Program } from './part.ts';
import { dataImports, rowCount, rowLines, scaleLines } from './print/data.ts';
import { dataHelpers } from './print/helpers.ts';
import { validates } from './print/torch/callbacks.ts';
import { initializeHelpers, initializeLines } from './print/torch/initialize.ts';
import { loopLines } from './print/torch/loop.ts';
import { lossLines } from './print/torch/loss.ts';
import { metricHelper } from './print/torch/metrics.ts';
import { freezeLines, torchLayers } from './print/torch/modules.ts';
import { torchOptimizer } from './print/torch/optimizer.ts';
import { createWriter, type Writer } from './print/writer.ts';

/**
 * The experiment as a PyTorch program (1.13 or newer) with Keras's meaning: the same initial distributions, loss, update
 * rule, schedule and callbacks, so that from equal weights and equal batches the curves are the same.
 */
export function printPyTorch(e: Experiment): Program {
  // The imports stand in front of what they are for, so the rest is written first.
  const rest = createWriter();
  writeBody(rest, e);
  const { text } = rest.finish();
  const w = createWriter();
  w.mark({ kind: 'imports' }, () => {
    const standard = ['copy', 'math'].filter((name) => text.includes(`${name}.`));
    if (standard.length > 0) w.write(`${standard.map((name) => `import ${name}\n`).join('')}\n`);
    w.write('import numpy as np\nimport torch\n');
    w.write(dataImports(e.data));
    w.write('from torch import nn\n');
  });
  writeBody(w, e);
  return w.finish();
}

function writeBody(w: Writer, e: Experiment): void {
  w.gap(1);
  w.mark({ kind: 'seed' }, () => w.write(`torch.manual_seed(${e.seed})\n`));
  writeData(w, e);
  writeNetwork(w, e);
  writeCompile(w, e);
  w.gap(1);
  w.mark({ kind: 'fit' }, () => writeLines(w, loopLines(e, torchOptimizer(e))));
}

function writeLines(w: Writer, lines: readonly string[]): void {
  for (const line of lines) w.write(`${line}\n`);
}

function writeData(w: Writer, e: Experiment): void {
  const helpers = dataHelpers(e.data);
  w.gap(helpers.length > 0 ? 2 : 1);
  w.mark({ kind: 'data' }, () => {
    w.helpers(helpers, 'folded');
    writeLines(w, [
      ...rowLines(e.data),
      ...targetLines(e),
      ...scaleLines(e),
      'x, y = torch.tensor(x, dtype=torch.float32), torch.tensor(y, dtype=torch.float32)',
      ...splitLines(e),
    ]);
  });
}

/** One-hot for the sparse loss too: PyTorch's cross-entropy takes either, and the metrics want it so. */
function targetLines(e: Experiment): readonly string[] {
  const { task, classes } = infoOf(e.data);
  if (task === 'regression') return [];
  return layOut(e).outputs === 1 ? ['y = y.reshape(-1, 1)'] : [`y = np.eye(${classes.length})[y]`];
}

/** The last rows validate. */
function splitLines(e: Experiment): readonly string[] {
  if (!validates(e)) return [];
  const known = e.data.standardize && e.validationSplit > 0;
  return [...(known ? [] : [rowCount(e)]), 'x, x_val, y, y_val = x[:rows], x[rows:], y[:rows], y[rows:]'];
}

function writeNetwork(w: Writer, e: Experiment): void {
  const layers = torchLayers(e);
  const init = initializeLines(e);
  const classes = layers.flatMap(({ modules }) => modules.flatMap(({ helper }) => helper ?? []));
  const helpers = [...new Set([...classes, ...initializeHelpers(init)])];
  w.gap(helpers.length > 0 ? 2 : 1);
  w.mark({ kind: 'network' }, () => {
    w.helpers(helpers);
    w.write('model = nn.Sequential(\n');
    layers.forEach(({ modules, comment }, index) => {
      const lines = [...modules.map(({ expression }) => `${expression},`), ...(comment === null ? [] : [comment])];
      w.write('    ');
      w.mark({ kind: 'layer', index }, () => w.write(lines.join('\n    ')));
      w.write('\n');
    });
    w.write(')\n');
    writeLines(w, [...init, ...freezeLines(e)]);
  });
}

function writeCompile(w: Writer, e: Experiment): void {
  const { outputs } = layOut(e);
  const optimizer = torchOptimizer(e);
  const helpers = [...e.metrics.map((name) => metricHelper(name, outputs)), ...optimizer.helpers];
  const loss = lossLines(e);
  w.gap(helpers.length > 0 || loss[0].startsWith('def') ? 2 : 1);
  w.mark({ kind: 'compile' }, () => {
    w.helpers(helpers);
    writeLines(w, loss);
    if (loss.length > 1) w.gap(2);
    writeLines(w, optimizer.lines);
  });
}
