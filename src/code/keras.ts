import type { Experiment } from '../document/experiment.ts';
import { layerActivation } from '../engine/layerActivation.ts';
import { layOut } from '../engine/layout.ts';
import type { CallbackSpec } from '../engine/specs/callbackSpecs.ts';
import type { Layer } from '../engine/specs/model.ts';
import { callbacks } from '../keras/callbacks.ts';
import { layers } from '../keras/layers.ts';
import type { Program } from './part.ts';
import { dataImports, rowLines, scaleLines, signLines, standardModules, targetsOf } from './print/dataLines.ts';
import { createDialect, type Dialect, type KerasDialect } from './print/dialect.ts';
import { dataHelpers } from './print/helpers.ts';
import { crossentropyNote, lossExpression } from './print/lossExpression.ts';
import { metricWords, monitorMode, monitorWord } from './print/metricWords.ts';
import { optimizerCall } from './print/optimizerCall.ts';
import { printArguments } from './print/printArguments.ts';
import { playgroundNotes } from './print/playgroundNotes.ts';
import {
  type Argument,
  bool,
  broken,
  call,
  type Call,
  type Expression,
  flat,
  float,
  int,
  keyword,
  lineWidth,
  positional,
  pretty,
} from './print/python.ts';
import { createWriter, type Writer } from './print/writer.ts';

export type { KerasDialect } from './print/dialect.ts';

/** The experiment as a Keras program that runs: data, network, `summary`, `compile`, `fit`. */
export function printKeras(e: Experiment, dialect: KerasDialect): Program {
  const d = createDialect(dialect);
  // 2017's imports stand in front of what they are for, so a first round finds out which they are.
  if (dialect === 'keras2017') writeBody(createWriter(), e, d);
  const w = createWriter();
  w.mark({ kind: 'imports' }, () => writeImports(w, e, d));
  writeBody(w, e, d);
  return w.finish();
}

function writeImports(w: Writer, e: Experiment, d: Dialect): void {
  const modules = standardModules(e.data);
  if (modules.length > 0) w.write(`${modules.map((name) => `import ${name}\n`).join('')}\n`);
  w.write('import numpy as np\n');
  if (d.name === 'keras3') w.write('import keras\n');
  w.write(dataImports(e.data, 'keras'));
  for (const line of d.imports()) w.write(`${line}\n`);
}

function writeBody(w: Writer, e: Experiment, d: Dialect): void {
  w.gap(1);
  w.mark({ kind: 'seed' }, () =>
    w.write(d.name === 'keras3' ? `keras.utils.set_random_seed(${e.seed})\n` : `np.random.seed(${e.seed})\n`),
  );
  writeData(w, e, d);
  w.gap(1);
  if (e.layers.some((layer) => layerActivation(layer) === 'step')) writeStep(w, d);
  if (d.name === 'keras3') writeSequential(w, e, d);
  else writeAdds(w, e, d);
  w.mark({ kind: 'summary' }, () => w.write('model.summary()\n'));
  const note = crossentropyNote(e, d);
  if (note !== null) w.write(`# ${note}\n`); // no part of the statement, which may be written into a person's own text
  for (const line of playgroundNotes(e, 'Keras')) w.write(`# ${line}\n`);
  w.mark({ kind: 'compile' }, () => writeCompile(w, e, d));
  w.mark({ kind: 'fit' }, () => writeFit(w, e, d));
}

function writeData(w: Writer, e: Experiment, d: Dialect): void {
  const helpers = dataHelpers(e.data, 'keras');
  w.gap(helpers.length > 0 ? 2 : 1);
  w.mark({ kind: 'data' }, () => {
    w.helpers(helpers, 'folded');
    for (const line of [...rowLines(e.data), ...targetLines(e, d), ...scaleLines(e)]) w.write(`${line}\n`);
  });
}

function targetLines(e: Experiment, d: Dialect): readonly string[] {
  const targets = targetsOf(e, layOut(e).outputs);
  if (targets === 'asTheyAre') return [];
  const signs = d.name === 'keras2017' && e.loss === 'hinge' ? ['y = 2 * y - 1  # hinge wants -1 and 1'] : signLines(e);
  if (targets === 'column') return ['y = y.reshape(-1, 1)', ...signs];
  return [`y = ${d.named('utils', 'to_categorical')}(y, ${targets.oneHot})`, ...signs];
}

/** Keras has no step function. This one has a gradient, which is 0: without any, Keras's optimizers refuse. */
function writeStep(w: Writer, d: Dialect): void {
  w.gap(1);
  const ops = d.name === 'keras3' ? 'keras.ops' : d.backend();
  w.mark({ kind: 'network' }, () =>
    w.write(`def step(x):  # 1 where x > 0, else 0\n    return ${ops}.relu(${ops}.sign(x))\n`),
  );
  w.gap(2);
}

function writeSequential(w: Writer, e: Experiment, d: Dialect): void {
  const item = (expression: Expression): void => w.write(pretty(expression, 4, 4, 1));
  const comments = (): void => d.takeNotes().forEach((note) => w.write(`    # ${note}\n`));
  w.mark({ kind: 'network' }, () => {
    w.write('model = keras.Sequential([\n    ');
    w.mark({ kind: 'input' }, () => item(call('keras.Input', positional(`(${int(e.inputs)},)`))));
    w.write(',\n');
    e.layers.forEach((layer, index) => {
      const made = layerCall(layer, d);
      comments();
      w.write('    ');
      w.mark({ kind: 'layer', index }, () => item(made));
      w.write(',\n');
    });
    w.write('])\n');
  });
}

/** `model.add(Dense(4, input_dim=3))`: the first layer says how many inputs there are. */
function writeAdds(w: Writer, e: Experiment, d: Dialect): void {
  w.mark({ kind: 'network' }, () => {
    w.write(`model = ${d.named('models', 'Sequential')}()\n`);
    const shape = keyword('input_shape', `(${int(e.inputs)},)`);
    if (e.layers.length === 0) {
      w.mark({ kind: 'input' }, () => w.write(`model.add(${flat(d.make('layers', 'InputLayer', [shape]))})\n`));
    }
    e.layers.forEach((layer, index) => {
      const size = layer.type === 'dense' ? keyword('input_dim', int(e.inputs)) : shape;
      const added = layerCall(layer, d, ...(index === 0 ? [size] : []));
      const text = statement(pretty(call('model.add', positional(added))), d);
      w.mark({ kind: 'layer', index }, () => {
        if (index > 0) return w.write(text);
        const said = `${size.key}=${flat(size.value)}`;
        const at = text.lastIndexOf(said);
        w.write(text.slice(0, at));
        w.mark({ kind: 'input' }, () => w.write(said));
        w.write(text.slice(at + said.length));
      });
    });
  });
}

/** The lines of a statement with what there is to say of its words: behind it or, where that is too long, above it. */
function statement(text: string, d: Dialect): string {
  const notes = d.takeNotes().map((note) => `# ${note}`);
  const beside = `${text}  ${notes.join('; ')}`;
  if (notes.length === 0) return `${text}\n`;
  if (notes.length === 1 && beside.length <= lineWidth && !text.includes('\n')) return `${beside}\n`;
  return `${notes.join('\n')}\n${text}\n`;
}

function writeCompile(w: Writer, e: Experiment, d: Dialect): void {
  const loss = keyword('loss', lossExpression(e.loss, e.lossOptions, d));
  const optimizer = keyword('optimizer', optimizerCall(e.optimizer, d));
  const metrics = metricWords(e, d).map((name) => d.text(name));
  const args = [loss, optimizer, ...(metrics.length === 0 ? [] : [keyword('metrics', { items: metrics })])];
  const compile = call('model.compile', ...args);
  w.write(statement(d.name === 'keras3' ? broken(compile) : pretty(compile), d));
}

function writeFit(w: Writer, e: Experiment, d: Dialect): void {
  const args: readonly Argument[] = [
    positional('x'),
    positional('y'),
    keyword('batch_size', int(e.batchSize)),
    keyword('epochs', int(e.epochs)),
    ...(e.validationSplit === 0 ? [] : [keyword('validation_split', float(e.validationSplit))]),
    ...(e.shuffle ? [] : [keyword('shuffle', bool(false))]),
    ...callbackArguments(e, d),
  ];
  const fit: Call = call('model.fit', ...args);
  if (Math.floor(e.data.samples * (1 - e.validationSplit)) === 0) d.note('Keras refuses: no row is left to train on');
  w.write(statement(pretty(fit), d));
}

function callbackArguments(e: Experiment, d: Dialect): readonly Argument[] {
  return e.callbacks.length === 0
    ? []
    : [keyword('callbacks', { items: e.callbacks.map((spec) => callbackCall(spec, e, d)) })];
}

/** `keras.layers.Dense(4, activation="relu")`; what is Keras's default is left out. */
function layerCall(layer: Layer, dialect: Dialect, ...more: readonly Argument[]): Call {
  const { className, arguments: table } = layers[layer.type];
  return dialect.make('layers', className, [...printArguments(table, layer, dialect), ...more]);
}

/** `keras.callbacks.EarlyStopping(patience=10)`. */
function callbackCall(spec: CallbackSpec, e: Experiment, dialect: Dialect): Call {
  const { className, arguments: table } = callbacks[spec.name];
  const said: CallbackSpec =
    'monitor' in spec
      ? { ...spec, monitor: monitorWord(e, spec.monitor, dialect), mode: monitorMode(spec.monitor, spec.mode, dialect) }
      : spec;
  if (spec.name === 'reduce_lr_on_plateau') dialect.word('ReduceLROnPlateau.patience'); // its default, too
  return dialect.make('callbacks', className, printArguments(table, said, dialect));
}
