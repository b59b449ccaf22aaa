import { expect, test } from 'vitest';
import { infoOf } from '../../../src/data/spec.ts';
import { encodeLink } from '../../../src/document/link.ts';
import { canTrain } from '../../../src/document/problems/findProblems.ts';
import { layerActivation } from '../../../src/engine/layerActivation.ts';
import type { DenseOp } from '../../../src/engine/layout.ts';
import { createTracer, type Trace } from '../../../src/engine/trace.ts';
import type { Sickness } from '../../../src/health/finding.ts';
import type { SickCase } from './case.ts';
import { healthyCases, sickCases } from './firstCases.ts';
import { laterSickCases } from './laterCases.ts';
import * as ownTables from './ownTables.ts';
import { moreHealthyCases, moreSickCases } from './secondCases.ts';
import { experimentOfCase, newest, type Trained, trainFor } from './trainCase.ts';

/** Σ f over an array. */
function sumOf(values: ArrayLike<number>, f: (value: number, index: number) => number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += f(values[i], i);
  return sum;
}

/** The network's pass over all training examples, in inference. */
function traceOf({ spec, run }: Trained): Trace {
  const tracer = createTracer({ ...spec, precision: 'float64', mode: 'inference' }, spec.training.count);
  return tracer.trace(run.network.parameters, spec.training, 0);
}

/** Outputs of a layer [count, units]. */
function outputsOf({ layout, values }: Trace, layer: number) {
  const op = layout.ops.findLastIndex((each) => each.layer === layer);
  return { y: values[op + 1], units: layout.ops[op].units };
}

const rootMeanSquare = (values: ArrayLike<number>): number => Math.sqrt(sumOf(values, (v) => v * v) / values.length);

/** Root of the mean square of ∂loss/∂ the kernel of each Dense, from the first on. */
function kernelGradients({ layout, gradients }: Trace): number[] {
  return layout.ops
    .filter((op): op is DenseOp => op.kind === 'dense')
    .map(({ kernel, inputs, units }) => rootMeanSquare(gradients.subarray(kernel, kernel + inputs * units)));
}

/** The same of ∂loss/∂ the output of each Dense. */
function outputGradients({ layout, slopes }: Trace): number[] {
  return layout.ops.flatMap(({ kind }, op) => (kind === 'dense' ? rootMeanSquare(slopes[op + 1]) : []));
}

/** The loss of the best answer that does not look at the inputs: log of the classes, or the variance. */
function blindLoss({ experiment, spec: { training } }: Trained): number {
  const { task, classes } = infoOf(experiment.data);
  if (task === 'classification') return Math.log(classes.length);
  const mean = sumOf(training.y, (y) => y) / training.count;
  return sumOf(training.y, (y) => (y - mean) * (y - mean)) / training.count;
}

const losses = ({ history }: Trained): number[] =>
  Array.from({ length: history.count }, (_, i) => history.value(i, 'loss'));
const last = (values: readonly number[]): number => values[values.length - 1];
const shareOf = (values: ArrayLike<number>, is: (value: number) => boolean): number =>
  Array.from(values).filter(is).length / values.length;

/** How each sickness shows, measured by the engine alone. */
const proofs: Readonly<Record<Sickness, (trained: Trained, of: SickCase) => void>> = {
  deadUnits: (trained, { layer = 0 }) => {
    const { y, units } = outputsOf(traceOf(trained), layer);
    const dead = Array.from({ length: units }, (_, unit) => y.every((value, i) => i % units !== unit || value === 0));
    expect(shareOf(dead.map(Number), (is) => is === 1)).toBeGreaterThan(0.5);
  },
  saturated: (trained, { layer = 0 }) => {
    const { y } = outputsOf(traceOf(trained), layer);
    const low = layerActivation(trained.experiment.layers[layer]) === 'sigmoid' ? 0 : -1;
    expect(shareOf(y, (value) => value > 0.98 || value < low + 0.02)).toBeGreaterThan(0.7);
  },
  vanishing: (trained) => {
    const trace = traceOf(trained);
    const gradients = outputGradients(trace);
    expect(gradients[0]).toBeLessThan(last(gradients) / 100);
    expect(kernelGradients(trace)[0]).toBeLessThan(1e-4);
    expect(last(losses(trained))).toBeGreaterThan(0.97 * blindLoss(trained));
  },
  exploding: (trained) => {
    expect(Math.max(...kernelGradients(traceOf(trained)))).toBeGreaterThan(10);
    expect(last(losses(trained))).toBeGreaterThan(100 * blindLoss(trained));
  },
  symmetric: ({ run }, { layer = 0 }) => {
    const { layout, parameters } = run.network;
    const dense = layout.ops.find((op): op is DenseOp => op.layer === layer && op.kind === 'dense');
    if (dense === undefined) throw new Error('no Dense');
    const { kernel, inputs, units } = dense;
    for (let i = 0; i < inputs * units; i++) {
      expect(parameters[kernel + i]).toBe(parameters[kernel + i - (i % units)]);
    }
  },
  diverged: ({ run }) => expect(run.failure).not.toBeNull(),
  overfitting: (trained) => {
    const { history } = trained;
    const validation = Array.from({ length: history.count }, (_, i) => history.value(i, 'val_loss'));
    expect(last(validation)).toBeGreaterThan(1.5 * Math.min(...validation));
    expect(last(validation)).toBeGreaterThan(3 * last(losses(trained)));
  },
  unscaledInputs: ({ spec, experiment }) => {
    const { x, count } = spec.training;
    const sizes = Array.from({ length: experiment.inputs }, (_, column) =>
      Math.sqrt(sumOf(x, (v, i) => (i % experiment.inputs === column ? v * v : 0)) / count),
    );
    expect(Math.max(...sizes)).toBeGreaterThan(100);
    expect(Math.max(...sizes)).toBeGreaterThan(100 * Math.min(...sizes));
  },
  rateTooSmall: (trained) => {
    expect(last(losses(trained))).toBeLessThan(losses(trained)[0]);
    expect(last(losses(trained))).toBeGreaterThan(0.97 * losses(trained)[0]);
    expect(kernelGradients(traceOf(trained))[0]).toBeGreaterThan(1e-3); // there is something to go down
  },
  rateTooLarge: (trained) => {
    const all = losses(trained);
    const half = all.slice(Math.floor(all.length / 2));
    expect(half.filter((loss, i) => i > 0 && loss > 1.05 * half[i - 1]).length).toBeGreaterThan(half.length / 5);
    expect(Math.max(...all)).toBeGreaterThan(5 * all[0]);
  },
  lossMismatch: (trained) => expect(last(losses(trained))).toBeGreaterThan(0.5 * blindLoss(trained)),
  tooFewEpochs: (trained, { epoch }) => {
    const all = losses(trained);
    expect(trained.experiment.epochs).toBe(epoch);
    expect(last(all)).toBeLessThan(0.92 * all[all.length - 2]); // in one epoch
  },
  noActivation: ({ run, spec, experiment }) => {
    // One linear map: halfway between two examples the last Dense gives what is halfway between its answers.
    const { inputs } = experiment;
    const { x, y, count } = spec.training;
    const rows = { count: 3, x: Float64Array.from(x.slice(0, 3 * inputs)), y: y.slice(0, (3 * y.length) / count) };
    for (let i = 0; i < inputs; i++) rows.x[2 * inputs + i] = (rows.x[i] + rows.x[inputs + i]) / 2;
    const tracer = createTracer({ ...spec, precision: 'float64', mode: 'inference' }, 3);
    const { layout, values } = tracer.trace(run.network.parameters, rows, 0);
    const dense = layout.ops.findLastIndex(({ kind }) => kind === 'dense');
    const { units } = layout.ops[dense];
    const z = values[dense + 1];
    for (let i = 0; i < units; i++) expect(z[2 * units + i]).toBeCloseTo((z[i] + z[units + i]) / 2, 10);
  },
  largeTargets: (trained) => {
    const { y, count } = trained.spec.training;
    expect(rootMeanSquare(y)).toBeGreaterThan(1000);
    const { values } = traceOf(trained);
    const units = y.length / count;
    const means = Array.from({ length: units }, (_, unit) => sumOf(y, (v, i) => (i % units === unit ? v / count : 0)));
    const errors = sumOf(values[values.length - 1], (v, i) => Math.abs(v - y[i]));
    expect(errors).not.toBeLessThan(sumOf(y, (v, i) => Math.abs(v - means[i % units]))); // not even their mean
  },
  tooSmall: (trained) => {
    const all = losses(trained);
    const late = all.slice(Math.floor(0.75 * all.length));
    expect(Math.min(...late)).toBeGreaterThan(0.95 * Math.max(...late)); // it has settled
    expect(last(all)).toBeGreaterThan(0.5 * blindLoss(trained)); // far from an answer
  },
  contradictions: ({ spec: { training }, experiment: { inputs } }) => {
    const answers = new Map<string, Map<string, number>>();
    const width = training.y.length / training.count;
    for (let row = 0; row < training.count; row++) {
      const x = training.x.slice(row * inputs, (row + 1) * inputs).join();
      const y = training.y.slice(row * width, (row + 1) * width).join();
      const counts = answers.get(x) ?? new Map<string, number>();
      answers.set(x, counts.set(y, (counts.get(y) ?? 0) + 1));
    }
    const right = Array.from(answers.values(), (counts) => Math.max(...counts.values()));
    expect(right.reduce((sum, n) => sum + n, 0) / training.count).toBeLessThan(0.8);
  },
};

const allSick = [...sickCases, ...moreSickCases, ...laterSickCases];
const allHealthy = [...healthyCases, ...moreHealthyCases];

test('there are 40 sick and 40 healthy cases, all different, at least three of each sickness', () => {
  expect(sickCases).toHaveLength(24);
  expect(allSick).toHaveLength(62);
  expect(allHealthy).toHaveLength(40);
  expect(new Set([...allSick, ...allHealthy].map(({ link }) => link)).size).toBe(102);
  for (const says of Object.keys(proofs)) {
    expect(allSick.filter((each) => each.says === says).length, says).toBeGreaterThanOrEqual(3);
  }
});

test.each([...moreSickCases, ...moreHealthyCases])(
  '$link is written as links are, and can be trained',
  async (each) => {
    const experiment = await experimentOfCase(each.link);
    expect(canTrain(experiment)).toBe(true);
    const sorted = (link: string): string[] => link.split('&').toSorted();
    expect(sorted(encodeLink(experiment))).toEqual(sorted(`v=1&${each.link}`));
    const layer = 'layer' in each ? each.layer : 0;
    expect(experiment.layers[layer]).toBeDefined();
  },
);

test('own tables have the same rows wherever they are drawn', () => {
  const hashes = Object.entries(ownTables).map(([name, { hash }]) => `${name} ${hash.slice(0, 12)}`);
  expect(hashes).toMatchInlineSnapshot(`
    [
      "agreedShades a0b141571689",
      "disputedShades a6bb7041dddd",
      "flats d432d8eaf4ad",
      "flatsInYen ebdc44e526c0",
      "screws 26adb5307f5d",
      "throws 55ce410512f8",
      "throwsInMillimetres d52aa67671a7",
      "ellipse 4bc7937f2a12",
      "grades 8d81326c4d67",
      "rare 03ee1261da22",
    ]
  `);
});

test.each(allSick)('$says: $link is so, and gets better by what a teacher would try', async (sick) => {
  const before = trainFor(await experimentOfCase(sick.link), sick.epoch);
  proofs[sick.says](before, sick);
  const after = trainFor(await experimentOfCase(sick.link, sick.cure), sick.cureEpochs ?? sick.epoch);
  expect(after.run.failure).toBeNull();
  const [accuracy, was] = [newest(after, 'accuracy'), newest(before, 'accuracy')];
  if (sick.says === 'overfitting') {
    expect(newest(after, 'val_loss')).toBeLessThan(0.8 * (newest(before, 'val_loss') ?? 0));
  } else if (accuracy !== null && was !== null) expect(accuracy).toBeGreaterThan(was + 0.04);
  else expect(last(losses(after))).toBeLessThan(0.5 * last(losses(before)));
});

test.each(allHealthy)('$link learns well within $epoch epochs', async ({ link, epoch, reaches }) => {
  const trained = trainFor(await experimentOfCase(link), epoch);
  const accuracy = newest(trained, 'accuracy');
  if (accuracy === null) expect(last(losses(trained))).toBeLessThan((reaches ?? 0.1) * blindLoss(trained));
  else {
    expect(accuracy).toBeGreaterThanOrEqual(reaches ?? 0.92);
    expect(newest(trained, 'val_accuracy') ?? 1).toBeGreaterThanOrEqual(reaches ?? 0.88);
  }
});
