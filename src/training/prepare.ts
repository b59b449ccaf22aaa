import { loadExamples } from '../data/load.ts';
import { dataKey, type Examples, type Split } from '../data/spec.ts';
import { makeAllKnown } from '../data/makeAllKnown.ts';
import { knownTables, type Tables } from '../data/tables.ts';
import { drawPlayground } from '../data/playground.ts';
import { drawnFrom } from '../data/playgroundTables.ts';
import type { Experiment } from '../document/experiment.ts';
import { isOfPlayground } from '../document/ofPlayground.ts';
import { networkTargets } from '../document/outputStage.ts';
import { layOut } from '../engine/layout.ts';
import type { ExecutorName } from '../engine/executor.ts';
import type { Precision } from '../engine/floats.ts';
import { createPlaygroundRun, drawPlaygroundWeights } from '../engine/playgroundRun.ts';
import { createRun, type Run } from '../engine/run.ts';
import type { Rows, RunSpec } from '../engine/specs/runSpec.ts';

/** An experiment ready to be fitted: its examples and a run that stands before its first evaluation. */
export interface Prepared {
  readonly run: Run;
  readonly spec: RunSpec;
  readonly split: Split;
  readonly training: Rows;
  readonly validation: Rows;
}

/**
 * Makes the examples and the network of an experiment. The one way from a document to a run: the worker, the
 * command line and the tests all come through here.
 *
 * @param tables has the rows if they are a person's own
 * @throws RangeError when the network does not fit the data, or these are not here (document/problems says so in words
 * beforehand).
 */
export function prepare(
  experiment: Experiment,
  precision: Precision = 'float32',
  executor: ExecutorName = 'simd',
  tables: Tables = knownTables,
): Prepared {
  makeAllKnown();
  const split = loadExamples(experiment.data, experiment.validationSplit, tables);
  const ofPlayground = isOfPlayground(experiment);
  const spec = specOf(experiment, split, ofPlayground ? 'float64' : precision);
  const run = ofPlayground ? playgroundRunOf(experiment, spec) : createRun(spec, executor);
  return { run, spec, split, training: spec.training, validation: spec.validation };
}

/** Its weights come from the stream that has drawn the data. */
function playgroundRunOf({ data, seed }: Experiment, spec: RunSpec): Run {
  const { model } = spec;
  const { name, text } = drawnFrom(dataKey(data));
  const { draw } = drawPlayground(name, data.noise, text);
  const isZero = model.layers.every((layer) => layer.type === 'dense' && layer.kernelInitializer === 'zeros');
  return createPlaygroundRun(spec, drawPlaygroundWeights(model, draw, seed - 1, isZero));
}

/** An experiment with its examples in the engine's terms. @throws RangeError when there are none */
export function specOf(experiment: Experiment, split: Split, precision: Precision = 'float32'): RunSpec {
  const { inputs, layers, loss, lossOptions, optimizer, metrics, batchSize, shuffle, callbacks, seed } = experiment;
  const model = { inputs, layers };
  const { outputs } = layOut(model);
  if (split.training.count === 0) throw new RangeError('data: its rows are not here');
  const toPrecision = (values: Float64Array): Float32Array | Float64Array =>
    precision === 'float32' ? Float32Array.from(values) : values;
  const rows = (examples: Examples): Rows => ({
    count: examples.count,
    x: toPrecision(examples.x),
    y: toPrecision(networkTargets(experiment, examples, outputs)),
  });
  const [training, validation] = [rows(split.training), rows(split.validation)];
  return {
    model,
    loss,
    lossOptions,
    optimizer,
    metrics,
    batchSize,
    shuffle,
    callbacks,
    seed,
    precision,
    training,
    validation,
  };
}
