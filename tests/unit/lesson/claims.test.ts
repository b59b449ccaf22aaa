import { describe, expect, it } from 'vitest';
import { newSeed, setInitializer, setLearningRate, setUnits } from '../../../src/document/edits.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import { createStepper } from '../../../src/asking/stepper.ts';
import { findProblems } from '../../../src/document/problems/findProblems.ts';
import { parameterCount } from '../../../src/document/shape.ts';
import { experimentAt } from '../../../src/lesson/lesson.ts';
import { createInference } from '../../../src/engine/inference.ts';
import { prepare } from '../../../src/training/prepare.ts';
import { infoOf } from '../../../src/data/spec.ts';
import { applyCure } from '../../../src/health/applyCure.ts';
import { dataFactsOf } from '../../../src/health/dataFacts.ts';
import { diagnose } from '../../../src/health/diagnose.ts';
import { measureHealth } from '../../../src/health/measureHealth.ts';
import { trainFor } from '../health/trainCase.ts';
import { shipped } from './shipped.ts';
import { epochReached, silentUnits, trained, valueOf } from './train.ts';

// Runs the lessons and checks their claims. When a sentence in public/lessons changes, its test must change too, and
// the other way round.

function experimentOf(id: string, step: number): Experiment {
  const experiment = experimentAt(shipped(id), step - 1);
  if (experiment === null) throw new Error(`${id} ${step} has none`);
  return experiment;
}

/** The values of a key after each epoch up to `epochs`, beginning with epoch 0. */
function history(e: Experiment, key: string, epochs: number): number[] {
  const { run } = prepare(e, 'float32');
  const values: number[] = [];
  while (values.length <= epochs) {
    const progress = run.advance(1e9);
    if (progress === 'epoch') values.push(valueOf(run, key));
    if (progress === 'notFinite') break;
  }
  return values;
}

const value = (e: Experiment, epochs: number, key: string): number => valueOf(trained(e, epochs).run, key);

/** The kernel of a Dense, by its number: [inputs][units]. */
function kernelOf({ run }: ReturnType<typeof trained>, number: number): number[][] {
  const { layout, parameters } = run.network;
  const dense = layout.ops.filter((op) => op.kind === 'dense')[number];
  return Array.from({ length: dense.inputs }, (_, i) =>
    Array.from(parameters.subarray(dense.kernel + i * dense.units, dense.kernel + (i + 1) * dense.units)),
  );
}

/** The network's answers for rows [count, inputs]. */
function answers(e: Experiment, { run }: ReturnType<typeof trained>, x: readonly number[]): number[] {
  const inference = createInference(e);
  inference.load(run.network.parameters);
  const count = x.length / e.inputs;
  const out = new Float32Array(count * inference.layout.outputs);
  inference.predict(Float32Array.from(x), 0, count, out);
  return Array.from(out);
}

const max = (values: readonly number[]): number => Math.max(...values);
const min = (values: readonly number[]): number => Math.min(...values);

describe('introduction', () => {
  it('one epoch changes every line, and training makes the loss fall and the accuracy rise', () => {
    const e = experimentOf('introduction', 6);
    const before = trained(e, 0).run.network.parameters.slice();
    const { parameters } = trained(e, 1).run.network;
    parameters.forEach((weight, i) => expect(weight).not.toBe(before[i]));
    expect(value(e, 100, 'loss')).toBeLessThan(value(e, 0, 'loss') - 0.15);
    expect(value(e, 100, 'accuracy')).toBeGreaterThan(0.9);
  });

  it('the smaller one is there in fewer than 100 epochs, the deeper one after some 250, or some 30 at 0.1', () => {
    const { goals } = shipped('introduction').steps[6];
    expect(epochReached(goals, experimentOf('introduction', 7), 400)).toBeLessThan(100);
    const deep = experimentOf('introduction', 9);
    const epoch = epochReached(goals, deep, 400);
    expect(epoch).toBeGreaterThan(225);
    expect(epoch).toBeLessThan(275);
    const quick = epochReached(goals, setLearningRate(deep, 0.1), 400);
    expect(quick).toBeGreaterThan(20);
    expect(quick).toBeLessThan(40);
    // “hardly moves at first”
    expect(value(deep, 0, 'val_loss') - value(deep, 50, 'val_loss')).toBeLessThan(0.05);
  });
});

describe('one-neuron', () => {
  it('AND: both weights become positive and the bias negative, and (1, 1) lies alone on its side', () => {
    const after = trained(experimentOf('one-neuron', 2), 100);
    const [[a], [b]] = kernelOf(after, 0);
    const { layout, parameters } = after.run.network;
    const [dense] = layout.ops;
    if (dense.kind !== 'dense') throw new Error('no Dense');
    const bias = parameters[dense.bias];
    expect(min([a, b])).toBeGreaterThan(0);
    expect(bias).toBeLessThan(0);
    expect(max([a, b]) + bias).toBeLessThan(0);
    expect(a + b + bias).toBeGreaterThan(0);
  });

  it('XOR: the loss stops at 0.693, never gets below, and every answer is about 50 %', () => {
    const e = experimentOf('one-neuron', 3);
    const losses = history(e, 'loss', 1000);
    expect(losses[200].toFixed(3)).toBe('0.693');
    expect(min(losses)).toBeGreaterThanOrEqual(0.6931);
    expect(max(history(e, 'accuracy', 1000))).toBeLessThan(1);
    const after = trained(e, 200);
    for (const answer of answers(e, after, [0, 0, 0, 1, 1, 0, 1, 1])) expect(answer).toBeCloseTo(0.5, 1);
  });

  it('two hidden neurons with the first seed get stuck near 0.35; another die is luckier', () => {
    const e = experimentOf('one-neuron', 6);
    expect(value(e, 300, 'loss')).toBeCloseTo(0.347, 2);
    expect(max(history(e, 'accuracy', 500))).toBeLessThan(1);
    const lucky = [2, 3, 4, 5, 6].filter((seed) => value(newSeed(e, seed), 300, 'accuracy') === 1);
    expect(lucky).toEqual([3, 4, 6]);
  });

  it('four work for the seeds 1 to 5 alike', () => {
    const e = setUnits(experimentOf('one-neuron', 7), 0, 4);
    for (const seed of [1, 2, 3, 4, 5]) expect(value(newSeed(e, seed), 200, 'accuracy'), `seed ${seed}`).toBe(1);
  });
});

describe('activations', () => {
  it('one neuron is right about six or seven in ten at best, and so is a stack of Dense', () => {
    for (const step of [1, 2]) {
      for (const key of ['accuracy', 'val_accuracy']) {
        const best = max(history(experimentOf('activations', step), key, 100));
        expect(best, `${step} ${key}`).toBeGreaterThan(0.6);
        expect(best, `${step} ${key}`).toBeLessThanOrEqual(0.75);
      }
    }
  });

  it('the numbers to learn are 3 and 105, and the page warns of the stack', () => {
    expect(parameterCount(experimentOf('activations', 1))).toBe(3);
    const stack = experimentOf('activations', 2);
    expect(parameterCount(stack)).toBe(105);
    expect(findProblems(stack).map(({ code }) => code)).toContain('linearStack');
  });

  it('moons without activations: 19 in 20 and no more', () => {
    const best = max(history(experimentOf('activations', 6), 'val_accuracy', 200));
    expect(best).toBeGreaterThanOrEqual(0.93);
    expect(best).toBeLessThanOrEqual(0.95);
  });
});

describe('softmax', () => {
  const shares = (scores: readonly number[]): string[] => {
    const powers = scores.map((score) => Math.exp(score));
    const sum = powers.reduce((a, b) => a + b);
    return powers.map((power) => (power / sum).toFixed(2));
  };

  it('the sums in the table are right, and adding 100 changes no share', () => {
    expect([2, 1, 0].map((score) => Math.exp(score).toFixed(2))).toEqual(['7.39', '2.72', '1.00']);
    expect((Math.exp(2) + Math.exp(1) + 1).toFixed(2)).toBe('11.11');
    expect(shares([2, 1, 0])).toEqual(['0.67', '0.24', '0.09']);
    expect(shares([102, 101, 100])).toEqual(shares([2, 1, 0]));
  });

  const ask = (e: Experiment, epochs: number, colour: readonly number[]): number[] =>
    answers(e, trained(e, epochs), colour);

  it('scores may be negative; shares add up to 1 for any colour', () => {
    const grey = [0.5, 0.5, 0.5];
    const scores = [[0, 0, 1], [1, 0, 0], grey].flatMap((colour) => ask(experimentOf('softmax', 1), 0, colour));
    expect(min(scores)).toBeLessThan(0);
    for (const colour of [grey, [1, 0.2, 0], [0, 0, 1]]) {
      expect(ask(experimentOf('softmax', 4), 0, colour).reduce((a, b) => a + b)).toBeCloseTo(1, 5);
    }
  });

  it('trained as far as the step asks, it is sure of a red, and in doubt about some colour', () => {
    const e = experimentOf('softmax', 5);
    const epochs = epochReached(shipped('softmax').steps[4].goals, e, 60);
    if (epochs === null) throw new Error('not trained');
    expect(ask(e, epochs, [1, 0, 0])[0]).toBeGreaterThan(0.9);
    expect(ask(e, 0, [1, 0, 0])[0]).toBeLessThan(0.9);
    const all = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
    const colours = all.flatMap((red) => all.flatMap((green) => all.flatMap((blue) => [red, green, blue])));
    const told = answers(e, trained(e, epochs), colours);
    const surest = colours.flatMap((_, i) => (i % 3 === 0 ? [max(told.slice(i, i + 3))] : []));
    expect(min(surest)).toBeLessThan(0.4);
  });
});

describe('learning-rate', () => {
  it('0.001 goes the right way and is far off; 0.1 is below 0.04 within 50 epochs', () => {
    const small = history(experimentOf('learning-rate', 1), 'loss', 50);
    expect(small[50]).toBeLessThan(small[1] / 4);
    expect(small[50]).toBeGreaterThan(0.2);
    expect(value(experimentOf('learning-rate', 2), 50, 'loss')).toBeLessThan(0.04);
  });

  it('0.3 jumps up and down where 0.001 only falls, and is no better than 0.1', () => {
    const rises = (losses: readonly number[]): number =>
      losses.filter((loss, i) => i > 0 && loss > losses[i - 1] * 1.05).length;
    const restless = history(experimentOf('learning-rate', 3), 'loss', 50);
    expect(rises(restless)).toBeGreaterThan(10);
    expect(rises(history(experimentOf('learning-rate', 1), 'loss', 50))).toBe(0);
    expect(restless[50]).toBeGreaterThan(value(experimentOf('learning-rate', 2), 50, 'loss'));
  });

  it('0.5 breaks off', () => {
    const { run } = trained(experimentOf('learning-rate', 4), 50);
    expect(run.failure).toMatchObject({ epoch: 9 });
    for (const weight of run.network.parameters) expect(weight).toSatisfy(Number.isFinite);
  });
});

describe('optimizers', () => {
  /** The weight after each epoch, which is one batch. */
  function weights(e: Experiment, epochs: number): number[] {
    const { run } = prepare(e, 'float32');
    const found: number[] = [];
    while (found.length <= epochs) if (run.advance(1e9) === 'epoch') found.push(run.network.parameters[0]);
    return found;
  }
  const rounded = (values: readonly number[], digits: number): string[] => values.map((v) => v.toFixed(digits));
  const stepsOf = (values: readonly number[]): string[] =>
    values.slice(1).map((w, i) => Math.abs(w - values[i]).toFixed(3));
  const firstBelow = (e: Experiment, limit: number): number => history(e, 'loss', 60).findIndex((loss) => loss < limit);

  it('one weight that begins at −1, all 20 examples in a batch, and a bowl with its bottom at 0.893', () => {
    const e = experimentOf('optimizers', 1);
    expect(parameterCount(e)).toBe(1);
    expect(prepare(e).run.batches).toBe(1);
    expect(prepare(e).training.count).toBe(20);
    expect(weights(e, 0)).toEqual([-1]);
    const lossAt = (w: number): number => value(setInitializer(e, 0, { name: 'constant', value: w }), 0, 'loss');
    const losses = [-1, 0, 0.9, 2].map(lossAt);
    expect([...rounded(losses, 2), losses[2].toFixed(3)]).toEqual(['1.12', '0.26', '0.02', '0.39', '0.016']);
    expect([0.892, 0.893, 0.894].map(lossAt).toSorted((a, b) => a - b)[0]).toBe(lossAt(0.893));
  });

  it('SGD: the gradient is −1.17, the steps shrink, and 46 epochs bring the loss below 0.02', () => {
    const e = experimentOf('optimizers', 2);
    const found = weights(e, 3);
    expect(((found[0] - found[1]) / 0.1).toFixed(2)).toBe('-1.17');
    expect(found[1].toFixed(3)).toBe('-0.883');
    expect(stepsOf(found)).toEqual(['0.117', '0.110', '0.103']);
    expect(firstBelow(e, 0.02)).toBe(46);
  });

  it('momentum: the steps grow, the weight passes the bottom and turns at 1.88, and 20 epochs are enough', () => {
    const e = experimentOf('optimizers', 4);
    const found = weights(e, 25);
    expect(stepsOf(found.slice(0, 4))).toEqual(['0.117', '0.215', '0.290']);
    expect(found.findIndex((w) => w > 0.893)).toBe(7);
    expect(rounded([found[7], max(found)], 2)).toEqual(['1.03', '1.88']);
    expect(found[25]).toBeLessThan(0.893); // on the way back
    expect(firstBelow(e, 0.02)).toBe(20);
    const losses = history(e, 'loss', 25);
    expect(losses[13]).toBeGreaterThan(losses[8]);
    expect(losses[20]).toBeLessThan(losses[13]);
  });

  it('Adam: the first step is the learning rate, in either bowl; SGD goes 0.783 in the steeper one, or diverges', () => {
    expect(rounded(weights(experimentOf('optimizers', 6), 3), 3)).toEqual(['-1.000', '-0.900', '-0.800', '-0.701']);
    const steep = experimentOf('optimizers', 7);
    expect(stepsOf(weights(steep, 1))).toEqual(['0.100']);
    const sgd = (rate: number): Experiment =>
      setLearningRate({ ...experimentOf('optimizers', 2), data: steep.data }, rate);
    const [before, after] = weights(sgd(0.1), 1);
    expect([((before - after) / 0.1).toFixed(2), stepsOf([before, after])]).toEqual(['-7.83', ['0.783']]);
    expect(7.83 / 1.17).toBeCloseTo(6.7, 1);
    const [, far] = weights(sgd(0.5), 1);
    expect(far.toFixed(2)).toBe('2.91');
    expect(value(sgd(0.5), 2, 'loss')).toBeGreaterThan(value(sgd(0.5), 0, 'loss'));
    expect(value(sgd(0.5), 20, 'loss')).toBeGreaterThan(1e9);
  });
});

describe('overfitting', () => {
  const plain = experimentOf('overfitting', 1);

  it('39 points for training, 161 kept back, 1,185 numbers; the penalty makes the curve begin higher', () => {
    const { training, validation } = prepare(plain, 'float32');
    expect([training.count, validation.count]).toEqual([39, 161]);
    expect(parameterCount(plain)).toBe(1185);
    expect(value(experimentOf('overfitting', 5), 0, 'val_loss')).toBeGreaterThan(value(plain, 0, 'val_loss') + 0.2);
  });

  it('the training loss falls and falls, the validation loss turns and more than trebles', () => {
    const losses = history(plain, 'loss', 200);
    const checked = history(plain, 'val_loss', 200);
    expect(losses[200]).toBeLessThan(losses[20] / 2);
    expect(checked[20]).toBeLessThan(checked[0]);
    expect(checked[200]).toBeGreaterThan(3 * checked[20]);
  });

  it('early stopping ends it before epoch 50 with better weights', () => {
    const { run } = trained(experimentOf('overfitting', 3), 1000);
    expect(run.ended).toMatchObject({ by: 'earlyStopping' });
    expect(run.epoch).toBeLessThan(50);
  });

  it('with Dropout and with L2 the validation loss stays below 0.6 after the beginning', () => {
    for (const step of [4, 5]) {
      const checked = history(experimentOf('overfitting', step), 'val_loss', 200).slice(20);
      expect(max(checked), `step ${step}`).toBeLessThan(0.6);
    }
  });

  it('ten times the points: the curves are still close after 50 epochs', () => {
    const e = experimentOf('overfitting', 6);
    const { training } = prepare(e, 'float32');
    expect(training.count).toBe(399);
    expect(Math.abs(value(e, 50, 'val_loss') - value(e, 50, 'loss'))).toBeLessThan(0.15);
  });

  it('a smaller network helps, too', () => {
    const small = setUnits(setUnits(plain, 0, 3), 1, 3);
    expect(value(small, 200, 'val_loss')).toBeLessThan(0.6);
  });
});

describe('dead-relu', () => {
  it('living neurons are silent for some points only', () => {
    expect(silentUnits(trained(experimentOf('dead-relu', 1), 50))).toBe(0);
  });

  it('one epoch with learning rate 10 silences all four, for good', () => {
    const e = experimentOf('dead-relu', 2);
    expect(silentUnits(trained(e, 0))).toBe(0);
    const dead = trained(e, 1);
    expect(silentUnits(dead)).toBe(4);
    const { run } = dead;
    run.tune(setLearningRate(e, 0.3).optimizer);
    const before = kernelOf(dead, 0);
    while (run.epoch < 100) run.advance(1e9);
    expect(silentUnits(dead)).toBe(4);
    expect(kernelOf(dead, 0)).toEqual(before);
    expect(valueOf(run, 'val_accuracy')).toBeLessThan(0.6);
  });
});

describe('zeros', () => {
  const columnsAlike = (kernel: readonly (readonly number[])[]): boolean =>
    kernel.every((row) => row.every((weight) => weight === row[0]));

  it('what begins alike stays alike, to the last bit, and the circle is not learned', () => {
    for (const epochs of [1, 100]) {
      const after = trained(experimentOf('zeros', 2), epochs);
      expect(columnsAlike(kernelOf(after, 0))).toBe(true);
      expect(new Set(kernelOf(after, 1).flat()).size).toBe(1);
      expect(kernelOf(after, 1)[0][0]).not.toBe(0); // they do move
    }
    expect(max(history(experimentOf('zeros', 2), 'val_accuracy', 100))).toBeLessThan(0.75);
  });

  it('with tanh no line moves at all, only the bias of the output', () => {
    const after = trained(experimentOf('zeros', 3), 50);
    const { parameters } = after.run.network;
    const moved = Array.from(parameters.keys()).filter((i) => parameters[i] !== 0);
    expect(moved).toEqual([parameters.length - 1]);
  });
});

/** What the doctor sees and says after so many epochs, and what comes of what it proposes. */
function examined(e: Experiment, epochs: number) {
  const { run, spec, split, experiment, history: rows } = trainFor(e, epochs);
  const health = measureHealth({ run, spec, isOfPlayground: false, task: infoOf(experiment.data).task });
  const facts = { experiment, history: rows, failure: run.failure, data: dataFactsOf(split), health };
  const { verdict, findings } = diagnose(facts);
  const cure = findings[0]?.cure ?? null;
  return { health, verdict, says: findings[0]?.sickness, cure, cured: cure === null ? null : applyCure(e, cure) };
}

/** Those of the batch that comes after so many epochs. */
function gradientsAt(e: Experiment, epochs: number): number[] {
  const state = trained(e, epochs).run.save();
  const step = state === null ? null : createStepper(e)(state, e.optimizer);
  if (step === null) throw new Error('no step');
  return Array.from(step.trace.gradients);
}

/** Within how many epochs a step's goals are reached with what the doctor proposes at this epoch. */
function healed(id: string, step: number, epochs: number): number | null {
  const { cured } = examined(experimentOf(id, step), epochs);
  return cured === null ? null : epochReached(shipped(id).steps[step - 1].goals, cured, 60);
}

describe('vanishing', () => {
  const gradientsOf = (e: Experiment, epochs: number): number[] =>
    examined(e, epochs).health.layers.map(({ gradient }) => gradient);

  it('one layer: its gradient is no hundredth of that of the output, at any time', () => {
    for (const epochs of [0, 20, 50, 100, 150]) {
      const [hidden, output] = gradientsOf(experimentOf('vanishing', 1), epochs);
      expect(max([hidden / output, output / hidden])).toBeLessThan(100);
    }
  });

  it('six: the loss stays near 0.69, and of the gradient less than a hundredth is left, mostly less than a thousandth', () => {
    const e = experimentOf('vanishing', 2);
    const epochs = [0, 5, 10, 20, 30, 50, 80, 100, 150, 300, 800];
    const shares = epochs.map((epoch) => {
      const { health } = examined(e, epoch);
      expect(Math.abs(health.loss.data - 0.69)).toBeLessThan(0.01);
      const signals = health.layers.map(({ signal }) => signal);
      expect(signals).toEqual(signals.toSorted((one, other) => one - other));
      const [first, ...rest] = health.layers.map(({ gradient }) => gradient);
      return first / rest[rest.length - 1];
    });
    expect(max(shares)).toBeLessThan(0.01);
    expect(shares.filter((share) => share < 0.001).length).toBeGreaterThan(0.8 * shares.length);
    const gradients = gradientsOf(e, 100);
    expect(gradients).toEqual(gradients.toSorted((one, other) => one - other));
  });

  it('the slope of sigmoid is a quarter at most, and six of them are 0.00024', () => {
    const slopes = Array.from({ length: 201 }, (_, i) => {
      const share = 1 / (1 + Math.exp(-(i - 100) / 10));
      return share * (1 - share);
    });
    expect(max(slopes)).toBe(0.25);
    expect((0.25 ** 6).toFixed(5)).toBe('0.00024');
  });

  it('the doctor proposes relu, before training and after it, and then it is learned', () => {
    for (const epochs of [0, 100]) {
      expect(examined(experimentOf('vanishing', 4), epochs)).toMatchObject({
        says: 'vanishing',
        cure: { type: 'hiddenActivation', activation: 'relu' },
      });
      expect(healed('vanishing', 4, epochs)).toBeLessThanOrEqual(50);
    }
  });

  it('small weights: a tenth a layer, a millionth in all, and a loss of 0.69; usual ones are learned with', () => {
    const e = experimentOf('vanishing', 5);
    const { layers } = examined(e, 0).health;
    const share = layers[0].signal / layers[6].signal;
    expect(share).toBeGreaterThan(1e-7);
    expect(share).toBeLessThan(1e-5);
    expect((0.05 * Math.sqrt(8 / 2)).toFixed(1)).toBe('0.1');
    const { deviation } = layers[5].outputs; // of inputs of about 1
    expect(deviation).toBeGreaterThan(1e-7);
    expect(deviation).toBeLessThan(1e-5);
    const deviations = layers.slice(0, 6).map(({ outputs }) => outputs.deviation);
    expect(deviations).toEqual(deviations.toSorted((one, other) => other - one));
    const signals = layers.map(({ signal }) => signal);
    expect(signals).toEqual(signals.toSorted((one, other) => one - other));
    const gradients = layers.map(({ gradient }) => gradient);
    expect(max(gradients) / min(gradients)).toBeLessThan(10);
    expect(examined(e, 0).says).toBe('vanishing');
    for (const epochs of [5, 20, 50, 100, 300]) {
      const { says, health } = examined(e, epochs);
      expect(says).toBe('deadUnits');
      expect(health.layers.every(({ gradient }) => gradient === 0)).toBe(true);
      expect(Math.abs(health.loss.data - 0.69)).toBeLessThan(0.01);
      const gradients = gradientsAt(e, epochs);
      expect(gradients.findIndex((gradient) => gradient !== 0)).toBe(gradients.length - 1); // the bias of the output
    }
    for (const epochs of [0, 50]) {
      expect(examined(e, epochs).cure).toEqual({ type: 'usualInitializers', activation: null });
      expect(healed('vanishing', 6, epochs)).toBeLessThanOrEqual(50);
    }
  });
});

describe('doctor', () => {
  it('a healthy network is called so, and nothing is said about it before training', () => {
    const e = experimentOf('doctor', 1);
    expect(examined(e, 50).verdict).toBe('healthy');
    expect(experimentOf('doctor', 7)).toEqual(e);
    expect(examined(e, 0).verdict).toBe('unknown');
  });

  it('each of the others is named, and healed by what is proposed', () => {
    for (const [step, epochs, says] of [
      [2, 40, 'rateTooLarge'],
      [3, 50, 'deadUnits'],
      [4, 0, 'unscaledInputs'],
      [4, 20, 'unscaledInputs'],
      [5, 50, 'overfitting'],
      [5, 100, 'overfitting'],
      [5, 200, 'overfitting'],
      [6, 20, 'saturated'],
      [6, 50, 'saturated'],
    ] as const) {
      expect(examined(experimentOf('doctor', step), epochs).says, `step ${step}`).toBe(says);
      expect(healed('doctor', step, epochs), `step ${step}`).not.toBeNull();
    }
  });

  it('where the doctor is to be asked, its controls are not hidden, and no problem names the sickness before it', () => {
    const { steps } = shipped('doctor');
    for (const { hide } of steps) expect(hide).toEqual([]);
    expect(findProblems(experimentOf('doctor', 6))).toEqual([]);
  });

  it('too fast: the loss becomes larger than it was; dead: all eight are flat for every point', () => {
    const losses = history(experimentOf('doctor', 2), 'loss', 40);
    expect(losses[40]).toBeGreaterThan(losses[0]);
    const [{ flat, gradient }] = examined(experimentOf('doctor', 3), 50).health.layers;
    expect([flat?.share, flat?.dead.length, gradient]).toEqual([expect.closeTo(1), 8, 0]);
  });

  it('penguins weigh some 4,000 grams, have a bill some 17 millimetres deep, and a loss above 1,000 at first', () => {
    const e = experimentOf('doctor', 4);
    const { split } = prepare(e, 'float32');
    const { columns } = infoOf(e.data);
    const meanOf = (key: string): number => {
      const column = columns.findIndex((each) => each.key === key);
      const { raw, count } = split.training;
      return Array.from({ length: count }, (_, i) => raw[i * columns.length + column]).reduce((a, b) => a + b) / count;
    };
    expect(Math.round(meanOf('body_mass_g') / 1000)).toBe(4);
    expect(Math.round(meanOf('bill_depth_mm'))).toBe(17);
    expect(value(e, 0, 'loss')).toBeGreaterThan(1000);
  });

  it('by heart: 39 points of 400, and two losses that part', () => {
    const e = experimentOf('doctor', 5);
    const { training, validation } = prepare(e, 'float32').split;
    expect([training.count, training.count + validation.count]).toEqual([39, 400]);
    const [losses, checked] = [history(e, 'loss', 100), history(e, 'val_loss', 100)];
    expect(losses[100]).toBeLessThan(losses[5] / 5);
    expect(checked[100]).toBeGreaterThan(1.5 * min(checked));
  });

  it('by heart: with more points for training it is healthy', () => {
    const { cure, cured } = examined(experimentOf('doctor', 5), 100);
    if (cured === null) throw new Error('nothing is proposed');
    expect(cure).toMatchObject({ type: 'remedy', remedy: { type: 'setValidationSplit' } });
    expect(cured.validationSplit).toBeLessThan(0.3);
    for (const epochs of [20, 50, 100, 200]) expect(examined(cured, epochs).verdict, `${epochs}`).toBe('healthy');
  });
});

describe('one-step', () => {
  const e = experimentOf('one-step', 1);

  it('is the same network in each step, with nine numbers, a batch of one, and the rate that the text says', () => {
    for (const step of [2, 3, 4, 5, 6]) expect(experimentOf('one-step', step)).toEqual(e);
    expect([parameterCount(e), e.batchSize, e.optimizer.learningRate]).toEqual([9, 1, 0.5]);
  });

  it('the first batch is (1, 1), whose answer is 0, and after it the output for that is smaller', () => {
    const { run, split } = trained(e, 0);
    const state = run.save();
    if (state === null) throw new Error('between two batches');
    const step = createStepper(e)(state, e.optimizer);
    if (step === null) throw new Error('no step');
    const { rows } = step;
    expect(Array.from(split.training.x.subarray(2 * rows[0], 2 * rows[0] + 2))).toEqual([1, 1]);
    expect(split.training.labels[rows[0]]).toBe(0);
    const [before] = answers(e, trained(e, 0), [1, 1]);
    run.advance(1e9);
    const [after] = answers(e, { ...trained(e, 0), run }, [1, 1]);
    expect(after).toBeLessThan(before);
  });
});
