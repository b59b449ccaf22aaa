import { expect, test } from 'vitest';
import { infoOf } from '../../../src/data/spec.ts';
import { isOfPlayground } from '../../../src/document/ofPlayground.ts';
import { createLandscape } from '../../../src/engine/landscape.ts';
import { flatnessOf } from '../../../src/health/flatness.ts';
import { measureHealth } from '../../../src/health/measureHealth.ts';
import { silentUnits } from '../lesson/train.ts';
import { experimentOfCase, type Trained, trainFor } from './trainCase.ts';

function healthOf({ experiment, run, spec }: Trained, most?: number) {
  const { task } = infoOf(experiment.data);
  return measureHealth({ spec, run, isOfPlayground: isOfPlayground(experiment), task }, most);
}

const trained = async (link: string, epochs: number): Promise<Trained> =>
  trainFor(await experimentOfCase(link), epochs);

test('loss, penalty and the loss along the next update are those of the engine', async () => {
  const of = await trained('data=iris&net=4-8.tanh:l2=0.01-3.softmax&opt=adam:0.01', 10);
  const { loss, along } = healthOf(of);
  const landscape = createLandscape(of.spec);
  const { parameters } = of.run.network;
  expect(loss.data + (loss.penalty ?? 0)).toBeCloseTo(landscape.lossAt(parameters), 5);
  expect(loss.penalty).toBeGreaterThan(0);
  expect(along.map(({ multiple }) => multiple)).toEqual([1, 10, 100, 1000]);
  const after = trainedOneBatch(of);
  expect(along[0].loss).toBeCloseTo(landscape.lossAt(after), 5);
});

/** The parameters one batch on; the run moves. */
function trainedOneBatch({ run }: Trained) {
  run.advance(1e9, 1);
  return run.network.parameters;
}

test('outputs and loss are of all examples, where gradients are of fewer', async () => {
  const of = await trained('data=iris&net=4-8.relu:l2=0.01-3.softmax&opt=adam:0.01', 10);
  const [all, few] = [healthOf(of), healthOf(of, 20)];
  expect([few.examples, few.traced]).toEqual([all.examples, 20]);
  expect(few.loss.data).toBeCloseTo(all.loss.data, 6);
  expect(few.loss.penalty).toBe(all.loss.penalty);
  expect([few.blind, few.skill]).toEqual([all.blind, all.skill]);
  for (const [i, { outputs, flat, gradient }] of few.layers.entries()) {
    const whole = all.layers[i];
    expect(outputs.mean).toBeCloseTo(whole.outputs.mean, 5);
    expect(flat).toEqual(whole.flat);
    expect(gradient).not.toBeCloseTo(whole.gradient, 6);
  }
});

test('gradients are those of central differences of the loss', async () => {
  const of = await trained('data=moons&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.1', 3);
  const { layers } = healthOf(of);
  const landscape = createLandscape({ ...of.spec, precision: 'float64', ...rowsIn64(of) });
  const { layout, parameters } = of.run.network;
  const at = Float64Array.from(parameters);
  const slope = (i: number): number => {
    const [up, down] = [1e-6, -1e-6].map((h) => landscape.lossAt(at.map((w, j) => (i === j ? w + h : w))));
    return (up - down) / 2e-6;
  };
  layout.ops.forEach((op) => {
    if (op.kind !== 'dense') return;
    const all = Array.from({ length: op.inputs * op.units }, (_, i) => slope(op.kernel + i));
    const layer = layers.find((each) => each.layer === op.layer);
    expect(layer?.gradient).toBeCloseTo(Math.sqrt(all.reduce((sum, g) => sum + g * g, 0) / all.length), 6);
    expect(layer?.unitGradients).toHaveLength(op.units);
  });
});

test.each([
  'data=sine&net=1-8.tanh:random_normal,0,2-8.relu-1&loss=mean_squared_error&metrics=none&opt=sgd:0.1',
  'data=iris&net=4-8-BatchNormalization-relu-3.softmax&opt=adam:0.1',
])('what comes back before the first update is that of epoch 0, however long it has trained: %s', async (link) => {
  const signals = async (epochs: number) =>
    healthOf(await trained(link, epochs), 50).layers.map(({ signal, signalAtFirst }) => [signal, signalAtFirst]);
  const [start, later] = [await signals(0), await signals(10)];
  for (const [i, [signal, atFirst]] of start.entries()) {
    expect(atFirst).toBe(signal);
    expect(later[i][1]).toBe(atFirst);
    expect(later[i][0]).not.toBe(atFirst);
  }
});

test('sizes whose squares are beyond all numbers are numbers', async () => {
  const layer = '16.leaky_relu:random_normal,0,0.3';
  const link = `data=hill&net=2-${layer}-${layer}-1&loss=mean_squared_error&metrics=none&opt=sgd:2&seed=3`;
  const { layers } = healthOf(await trained(link, 40));
  for (const { signal, gradient } of layers) expect([signal, gradient].every(Number.isFinite)).toBe(true);
});

const rowsIn64 = ({ spec: { training, validation } }: Trained) => ({
  training: { ...training, x: Float64Array.from(training.x), y: Float64Array.from(training.y) },
  validation: { ...validation, x: Float64Array.from(validation.x), y: Float64Array.from(validation.y) },
});

test('nothing of the run changes, and what it does next is as it was', async () => {
  const link = 'data=moons&net=2-8.relu-BatchNormalization-Dropout:0.2-1.sigmoid&loss=binary_crossentropy&opt=adam';
  const [looked, alone] = [await trained(link, 4), await trained(link, 4)];
  healthOf(looked);
  for (const { run } of [looked, alone]) while (run.advance(1e9, 1e9) !== 'epoch');
  expect(looked.run.fingerprint()).toBe(alone.run.fingerprint());
});

test('dead units are those whose sums are above 0 for no example, and outputs are counted whole', async () => {
  const of = await trained('data=mnist&net=784-64.relu-10.softmax&opt=adam:0.1&batch=16', 2);
  const [{ flat, outputs, units, flatAtFirst }] = healthOf(of, 2000).layers;
  const silent = silentUnits({ ...of, validation: { ...of.validation, count: 0 } });
  expect(silent).toBeGreaterThan(10);
  expect(flat?.dead).toHaveLength(silent);
  expect(flat?.kind).toBe('rectifier');
  expect(flatAtFirst?.dead).toEqual([]);
  expect(outputs.counts.reduce((sum, n) => sum + n, 0)).toBe(units * of.training.count);
  expect(outputs.low).toBe(0);
});

test('where all units are dead all values are flat, with no error of rounding', async () => {
  // 0 for each of the 160 examples: 160 · (1 / 160) summed up is not quite 1.
  const of = await trained('data=circle&net=2-8.relu:bias=constant,-9-1.sigmoid&loss=binary_crossentropy&opt=adam', 0);
  const [{ flat }] = healthOf(of).layers;
  expect(flat?.dead).toHaveLength(8);
  expect(flat?.share).toBe(1);
  expect(Array.from(flat?.units ?? [])).toEqual(Array.from({ length: 8 }, () => 1));
});

test.each([
  ['circle&net=2-8.relu:bias=constant,-9-1.sigmoid&loss=binary_crossentropy&opt=adam', 20],
  ['sine&net=1-8.relu:bias=constant,-9-1&loss=mean_squared_error&metrics=none&opt=sgd:0.1', 20],
  ['moons&net=2-8.relu:bias=constant,-9-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.3&seed=3', 20],
  ['mpg&net=9-8.relu:bias=constant,-9-1&loss=mean_absolute_error&metrics=none&opt=rmsprop', 5],
  // What comes in is so small that these sigmoids differ by less than float32 can hold.
  ['circle&net=2-8.tanh:random_normal,0,1e-9-1.sigmoid&loss=binary_crossentropy', 0],
])('outputs that are equal but for rounding have no spread: %s, epoch %i', async (link, epochs) => {
  const [{ outputs, units }] = healthOf(await trained(`data=${link}`, epochs)).layers.slice(-1);
  const { low, high, mean, deviation, counts } = outputs;
  expect(units).toBe(1);
  expect([deviation, low, high]).toEqual([0, mean, mean]);
  expect(Math.max(...counts)).toBe(counts.reduce((sum, n) => sum + n, 0));
});

test('a small spread about a large mean keeps its digits', async () => {
  const link = 'data=circle&net=2-1:zeros:bias=constant,1000&loss=mean_squared_error&metrics=none&opt=sgd:1e-6';
  const [{ outputs }] = healthOf(await trained(link, 1)).layers;
  const share = outputs.deviation / (outputs.high - outputs.low);
  expect(share).toBeGreaterThan(0.1); // that of even points is 0.29
  expect(share).toBeLessThan(0.5);
});

test('saturated is what the slope says: sigmoid beyond 0.013 and 0.987, tanh beyond ±0.975; linear never', () => {
  const [sigmoid, tanh] = [flatnessOf('sigmoid'), flatnessOf('tanh')];
  expect(sigmoid?.kind).toBe('squasher');
  expect([-4.4, -4.2, 0, 4.2, 4.4].map((x) => sigmoid?.isFlat(x, 1 / (1 + Math.exp(-x))))).toEqual([
    true,
    false,
    false,
    false,
    true,
  ]);
  expect([-2.3, -2, 0, 2, 2.3].map((x) => tanh?.isFlat(x, Math.tanh(x)))).toEqual([true, false, false, false, true]);
  expect(flatnessOf('relu')?.kind).toBe('rectifier');
  for (const name of ['linear', 'leaky_relu', 'softmax', 'step'] as const) expect(flatnessOf(name)).toBeNull();
});

test('units that are copies of each other are counted once', async () => {
  const of = await trained('data=circle&net=2-8.tanh:ones-1.sigmoid:ones&loss=binary_crossentropy&opt=adam', 3);
  expect(healthOf(of).layers[0].different).toBe(1);
  const apart = await trained('data=circle&net=2-8.tanh:ones-1.sigmoid&loss=binary_crossentropy&opt=adam', 0);
  expect(healthOf(apart).layers[0].different).toBe(8); // by what goes out
  expect(healthOf(await trained('data=circle&net=2-8.tanh-1.tanh&loss=hinge&opt=adam', 3)).layers[0].different).toBe(8);
});

test('skill is 0 for a constant, 1 for the truth, and the share of the variance for numbers', async () => {
  const plane = await trained('data=plane&net=2-1&loss=mean_squared_error&metrics=none&opt=sgd:0.1', 60);
  expect(healthOf(plane).skill).toBeCloseTo(1, 6);
  expect(healthOf(plane).blind).toBeCloseTo(0.168, 2);
  const zeros = await trained('data=iris&net=4-3.softmax:zeros&opt=sgd:0.1', 0);
  expect(Math.abs(healthOf(zeros).skill)).toBeLessThan(0.1);
  expect(healthOf(zeros).loss.data).toBeCloseTo(Math.log(3), 5);
});

test('in Playground’s rules loss and gradient are its own, and what is not defined there is null', async () => {
  const link =
    'data=playground:circle:0.5&net=2-4.tanh:random_uniform,-0.5,0.5:bias=constant,0.1:l2=0.01-1.tanh:random_uniform,-0.5,0.5:bias=constant,0.1:l2=0.01&loss=mean_squared_error&metrics=none&opt=sgd:0.03&batch=10&shuffle=0&split=0.5&rules=playground';
  const of = await trained(link, 5);
  const { loss, along, layers } = healthOf(of, 1e9);
  expect(loss.data).toBeCloseTo(of.run.row[of.run.keys.indexOf('loss')], 9);
  expect(loss.penalty).toBeNull();
  expect(along).toEqual([]);
  expect(layers.map(({ updateRatio }) => updateRatio)).toEqual([null, null]);
});
