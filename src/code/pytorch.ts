import { infoOf } from '../data/spec.ts';
import type { Experiment } from '../document/experiment.ts';
import { hasValidation } from '../document/fitRows.ts';
import { layOut } from '../engine/layout.ts';
import type { Part, Program } from './part.ts';
import { dataImports, rowCount, rowLines, scaleLines, signLines, standardModules } from './print/dataLines.ts';
import { dataHelpers } from './print/helpers.ts';
import { playgroundNotes } from './print/playgroundNotes.ts';
import { initializeHelpers, initializeLines } from './print/torch/torchInitialize.ts';
import { loopLines } from './print/torch/loop.ts';
import { lossLines } from './print/torch/torchLoss.ts';
import { metricHelper } from './print/torch/torchMetrics.ts';
import { freezeLines, torchLayers } from './print/torch/modules.ts';
import { type TorchOptimizer, torchOptimizer } from './print/torch/torchOptimizer.ts';
import { createWriter, type Writer } from './print/writer.ts';

/** A part of the program, before it is printed. */
interface Section {
  readonly part: Part;
  /** Functions and classes to be defined before its lines. */
  readonly helpers?: readonly string[];
  readonly lines: readonly Line[];
}

/** A layer has its own place in the text. */
type Line = string | { readonly part: Part; readonly lines: readonly string[] };

const layerIndent = '    ';

/**
 * The experiment as a PyTorch program (1.13 or newer) with Keras's meaning: the same initial distributions, loss, update
 * rule, schedule and callbacks, so that from equal weights and equal batches the curves are the same.
 */
export function printPyTorch(e: Experiment): Program {
  const optimizer = torchOptimizer(e);
  const seed: Section = { part: { kind: 'seed' }, lines: [`torch.manual_seed(${e.seed})`] };
  const fit: Section = { part: { kind: 'fit' }, lines: loopLines(e, optimizer) };
  const body = [seed, data(e), network(e), compile(e, optimizer), fit];
  const w = createWriter();
  for (const section of [imports(e, body), ...body]) writeSection(w, section);
  return w.finish();
}

function imports(e: Experiment, body: readonly Section[]): Section {
  const texts = body.flatMap(({ helpers = [], lines }) => [...helpers, ...lines.flatMap(textsOf)]);
  const used = ['copy', 'math'].filter((name) => texts.some((text) => new RegExp(`\\b${name}\\.`).test(text)));
  const standard = [...new Set([...standardModules(e.data), ...used])].sort();
  return {
    part: { kind: 'imports' },
    lines: [
      ...standard.map((name) => `import ${name}`),
      ...(standard.length > 0 ? [''] : []),
      'import numpy as np',
      'import torch',
      ...dataImports(e.data, 'pytorch').split('\n').slice(0, -1),
      'from torch import nn',
    ],
  };
}

function data(e: Experiment): Section {
  return {
    part: { kind: 'data' },
    helpers: dataHelpers(e.data, 'pytorch'),
    lines: [
      ...rowLines(e.data),
      ...targetLines(e),
      ...scaleLines(e),
      'x, y = torch.tensor(x, dtype=torch.float32), torch.tensor(y, dtype=torch.float32)',
      ...splitLines(e),
    ],
  };
}

/** One-hot for the sparse loss too: PyTorch's cross-entropy takes either, and the metrics want it so. */
function targetLines(e: Experiment): readonly string[] {
  const { task, classes } = infoOf(e.data);
  if (task === 'regression') return [];
  return layOut(e).outputs === 1 ? ['y = y.reshape(-1, 1)', ...signLines(e)] : [`y = np.eye(${classes.length})[y]`];
}

/** The last rows validate. */
function splitLines(e: Experiment): readonly string[] {
  if (!hasValidation(e)) return [];
  const known = e.data.standardize && e.validationSplit > 0;
  return [...(known ? [] : [rowCount(e)]), 'x, x_val, y, y_val = x[:rows], x[rows:], y[:rows], y[rows:]'];
}

function network(e: Experiment): Section {
  const layers = torchLayers(e);
  const init = initializeLines(e);
  const classes = layers.flatMap(({ modules }) => modules.flatMap(({ helper }) => helper ?? []));
  const lines = layers.map(({ modules, comment }, index): Line => {
    const made = modules.map(({ expression }) => `${expression},`);
    return { part: { kind: 'layer', index }, lines: comment === null ? made : [...made, comment] };
  });
  return {
    part: { kind: 'network' },
    helpers: [...new Set([...classes, ...initializeHelpers(init)])],
    lines: ['model = nn.Sequential(', ...lines, ')', ...init, ...freezeLines(e)],
  };
}

function compile(e: Experiment, optimizer: TorchOptimizer): Section {
  const { outputs } = layOut(e);
  const loss = lossLines(e);
  return {
    part: { kind: 'compile' },
    helpers: [...e.metrics.map((name) => metricHelper(name, outputs)), ...optimizer.helpers],
    lines: [
      ...playgroundNotes(e, 'PyTorch').map((line) => `# ${line}`),
      ...loss,
      ...(loss.length > 1 ? ['', ''] : []),
      ...optimizer.lines,
    ],
  };
}

const textsOf = (line: Line): readonly string[] => (typeof line === 'string' ? [line] : line.lines);

/** Two empty lines before a definition, one before other lines. */
function writeSection(w: Writer, { part, helpers = [], lines }: Section): void {
  const [first = ''] = lines.flatMap(textsOf);
  w.gap(helpers.length > 0 || first.startsWith('def') ? 2 : 1);
  w.mark(part, () => {
    w.helpers(helpers, part.kind === 'data' ? 'folded' : undefined);
    for (const line of lines) {
      if (typeof line === 'string') w.write(line);
      else {
        w.write(layerIndent);
        w.mark(line.part, () => w.write(line.lines.join(`\n${layerIndent}`)));
      }
      w.write('\n');
    }
  });
}
