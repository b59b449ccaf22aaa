import { describe, expect, it } from 'vitest';
import { decodeLink } from '../../../src/document/link.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import { allReached, checkGoal } from '../../../src/lesson/checkGoal.ts';
import { readGoals } from '../../../src/lesson/goal.ts';
import type { Facts, LiveFacts } from '../../../src/lesson/quantities.ts';

function experimentOf(link: string): Experiment {
  const decoded = decodeLink(`v=1&${link}`);
  if (!decoded.ok) throw new Error(decoded.error.code);
  return decoded.experiment;
}

const experiment = experimentOf('data=moons&net=2-8.relu-4-tanh-1.sigmoid&loss=binary_crossentropy&opt=adam:0.003');

const live: LiveFacts = {
  epoch: 12,
  value: (key) => ({ loss: 0.25, val_accuracy: 0.95 })[key] ?? null,
  output: (unit) => [0.75][unit] ?? null,
  broken: false,
  finished: false,
};

function reached(goal: string, facts: Facts = { experiment, live }): boolean {
  const read = readGoals(goal);
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return allReached(read.goals, facts);
}

describe('a goal', () => {
  it.each([
    ['val_accuracy >= 0.95', true],
    ['val_accuracy > 0.95', false],
    ['val_accuracy ≥ 95%', true],
    ['val_accuracy≧９５％', true],
    ['loss<.3', true],
    ['loss < 1e-1', false],
    ['accuracy >= 0', false], // not measured
    ['epoch >= 12', true],
    ['epoch > 12', false],
    ['layers = 4', true],
    ['hidden_layers = 2', true],
    ['hidden_layers == 3', false],
    ['units[0] = 8', true],
    ['units[1] = 4', true],
    ['units[-1] = 1', true],
    ['units[7] >= 0', false],
    ['inputs = 2', true],
    ['parameters = 65', true],
    ['learning_rate = 0.003', true],
    ['momentum >= 0', false], // Adam has none
    ['batch_size <= 32', true],
    ['noise != 0', true],
    ['network = 2-8-4-1', true],
    ['network != 2-8-1', true],
    ['data = moons', true],
    ['data = xor', false],
    ['loss = binary_crossentropy', true],
    ["optimizer = 'Adam'", true],
    ['activation[0] = relu', true],
    ['activation[1] = tanh', true],
    ['activation[-1] != linear', true],
    ['has relu', true],
    ['has tanh', true],
    ['has elu', false],
    ['has no dropout', true],
    ['has Dropout', false],
    ['has glorot_uniform', true],
    ['has zeros', false],
    ['has l2', false],
    ['output[0] > 0.7', true],
    ['output[1] > 0.7', false],
    ['finished', false],
    ['loss = nan', false],
    ['epoch >= 12 and has relu', true],
    ['epoch >= 12 かつ has elu', false],
  ])('%s: %s', (goal, expected) => {
    expect(reached(goal)).toBe(expected);
  });

  it('about the run is not reached while there is none', () => {
    for (const goal of ['epoch >= 0', 'loss < 9', 'output[0] < 9', 'finished', 'loss = nan']) {
      expect(reached(goal, { experiment, live: null }), goal).toBe(false);
    }
  });

  it('of a small gap between the losses is not reached before anything is learned', () => {
    const value = (key: string): number => (key === 'loss' ? 0.5 : 0.45);
    expect(reached('loss_gap <= 0.1', { experiment, live: { ...live, value, epoch: 0 } })).toBe(false);
    expect(reached('loss_gap <= 0.1', { experiment, live: { ...live, value, epoch: 1 } })).toBe(true);
  });

  it('may be that the run breaks off, or comes to its end', () => {
    expect(reached('loss = nan', { experiment, live: { ...live, broken: true } })).toBe(true);
    expect(reached('finished', { experiment, live: { ...live, finished: true } })).toBe(true);
  });

  it('may be that all blanks of an exercise are filled', () => {
    const at = (done: number, all: number) => reached('solved', { experiment, live: null, exercise: { done, all } });
    expect([at(7, 12), at(12, 12), at(0, 0), reached('solved')]).toEqual([false, true, false, false]);
  });

  it('finds what other layers, penalties, callbacks and initializers there are', () => {
    const zeros = experimentOf('data=moons&net=2-8.relu:zeros-1.sigmoid&loss=binary_crossentropy');
    expect(reached('has zeros', { experiment: zeros, live })).toBe(true);
    const [hidden, ...rest] = zeros.layers;
    if (hidden.type !== 'dense') throw new Error('no Dense');
    const regular: Experiment = {
      ...zeros,
      layers: [{ ...hidden, kernelRegularizer: { l1: 0, l2: 0.01 } }, { type: 'dropout', rate: 0.5 }, ...rest],
      callbacks: [{ name: 'terminate_on_nan' }],
    };
    for (const name of ['l2', 'Dropout', 'terminate_on_nan', 'TerminateOnNaN']) {
      expect(reached(`has ${name}`, { experiment: regular, live }), name).toBe(true);
    }
    expect(reached('has no l1', { experiment: regular, live })).toBe(true);
  });

  it('tells what there is now', () => {
    const read = readGoals('network = 2-4-1 and val_accuracy > 0.99 and accuracy > 0.5');
    if (!read.ok) throw new Error('not read');
    expect(read.goals.map((goal) => checkGoal(goal, { experiment, live }).now)).toEqual(['2-8-4-1', 0.95, null]);
  });

  it('is optional', () => {
    expect(allReached([], { experiment, live })).toBe(false);
  });
});

describe('a goal that is wrong says why', () => {
  it.each([
    ['', { code: 'goalForm', text: '' }],
    ['reach the top', { code: 'goalForm', text: 'reach the top' }],
    ['accuracy is 3', { code: 'goalForm', text: 'accuracy is 3' }],
    ['accuracy >> 3', { code: 'goalForm', text: 'accuracy >> 3' }],
    ['val_acuracy > 0.9', { code: 'goalUnknown', name: 'val_acuracy', nearest: 'val_accuracy' }],
    ['epohc > 1', { code: 'goalUnknown', name: 'epohc', nearest: 'epoch' }],
    ['weather = good', { code: 'goalUnknown', name: 'weather', nearest: null }],
    ['has dropuot', { code: 'goalUnknown', name: 'dropuot', nearest: 'dropout' }],
    ['epoch > many', { code: 'goalValue', name: 'epoch', value: 'many', wanted: 'number' }],
    ['accuracy = good', { code: 'goalValue', name: 'accuracy', value: 'good', wanted: 'number' }],
    ['network = big', { code: 'goalValue', name: 'network', value: 'big', wanted: 'network' }],
    ['optimizer > adam', { code: 'goalOrder', name: 'optimizer', comparison: '>' }],
    ['units = 3', { code: 'goalIndex', name: 'units', wanted: true }],
    ['loss[0] < 3', { code: 'goalIndex', name: 'loss', wanted: false }],
  ])('%j', (goal, problem) => {
    expect(readGoals(goal)).toEqual({ ok: false, problem });
  });

  it('with the names there are', () => {
    const read = readGoals('data = cats');
    expect(read).toMatchObject({ problem: { code: 'goalValue', name: 'data' } });
    if (read.ok || read.problem.code !== 'goalValue') throw new Error('read');
    expect(read.problem.wanted).toContain('moons');
  });
});
