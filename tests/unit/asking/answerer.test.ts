import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../../src/asking/answerer.ts';
import type {
  Examined,
  Answered,
  Command,
  Question,
  Replayed,
  Report,
  Stepped,
} from '../../../src/asking/questions.ts';
import { decodeLink } from '../../../src/document/link.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import type { Moment } from '../../../src/document/moment.ts';
import { layOut } from '../../../src/engine/layout.ts';
import type { Inference } from '../../../src/engine/inference.ts';
import { createTracer, type Trace } from '../../../src/engine/trace.ts';
import { createLandscape } from '../../../src/engine/landscape.ts';
import type { Model } from '../../../src/engine/specs/model.ts';
import { dataFactsOf } from '../../../src/health/dataFacts.ts';
import { measureHealth } from '../../../src/health/measureHealth.ts';
import { prepare } from '../../../src/training/prepare.ts';

function experimentOf(link: string): Experiment {
  const decoded = decodeLink(`#${link}`);
  if (!decoded.ok) throw new Error(decoded.error.code);
  return decoded.experiment;
}

const narrow = experimentOf('v=1&data=sine&net=1-1&loss=mean_squared_error');
const wide = experimentOf('v=1&data=xor&net=2-1&loss=mean_squared_error');

/** Adds the first parameter to the first input; a row takes `rowTime` ms of the clock. */
function adder(rowTime: number, clock: { time: number; loads: number; longest: number }) {
  return (model: Model): Inference => {
    const layout = layOut(model);
    let parameter = 0;
    return {
      layout,
      executor: 'ts',
      cost: 100,
      load: (parameters) => {
        clock.loads++;
        [parameter] = parameters;
      },
      predict: (x, from, to, out) => {
        for (let row = from; row < to; row++) out[row] = x[row * model.inputs] + parameter;
        clock.time += (to - from) * rowTime;
      },
      values: () => undefined,
    };
  };
}

/** An answerer whose turns are taken by hand. Without `rowTime` it has the engine's network, and its clock stands. */
function open(rowTime?: number) {
  const clock = { time: 0, loads: 0, longest: 0 };
  const reports: Report[] = [];
  const turns: (() => void)[] = [];
  const timers: { readonly at: number; readonly callback: () => void }[] = [];
  let listener: (event: { readonly data: Command }) => void = () => undefined;
  createAnswerer({
    endpoint: {
      postMessage: (report) => void reports.push(report),
      addEventListener: (_, heard) => {
        listener = heard;
      },
    },
    now: () => clock.time,
    nextTurn: (callback) => void turns.push(callback),
    wait: (milliseconds, callback) => void timers.push({ at: clock.time + milliseconds, callback }),
    ...(rowTime === undefined ? {} : { createInference: adder(rowTime, clock) }),
  });
  const post = (command: Command): void => listener({ data: command });
  let run = 0;
  const turn = (): boolean => {
    const begun = clock.time;
    const callback = turns.shift();
    callback?.();
    clock.longest = Math.max(clock.longest, clock.time - begun);
    return callback !== undefined;
  };
  const rest = (): void => {
    for (let i = 0; i < 100_000 && turn(); i++);
  };
  return {
    clock,
    reports,
    post,
    turn,
    rest,
    get answers(): readonly Answered[] {
      return reports.filter((report) => report.type === 'answer');
    },
    get looks() {
      return reports.filter((report) => report.type === 'look');
    },
    follow: (experiment: Experiment) => post({ type: 'follow', run: ++run, experiment }),
    take: (parameters: ArrayLike<number>, iteration: number, of = run) => {
      const moment: Moment = { run: of, epoch: iteration, batch: 0, iteration };
      post({ type: 'snapshot', moment, parameters: Float32Array.from(parameters).buffer });
    },
    ask: (id: number, question: Question, priority = 0) => post({ type: 'ask', id, question, priority }),
    /** Lets time pass until nothing is waiting any more. */
    settle: () => {
      rest();
      for (let timer = timers.shift(); timer !== undefined; timer = timers.shift()) {
        clock.time = Math.max(clock.time, timer.at);
        timer.callback();
        rest();
      }
    },
  };
}

const rows = (count: number): Float32Array => Float32Array.from({ length: count }, (_, i) => i);
const outputs = (...levels: Float32Array[]): Question => ({ type: 'outputs', levels, through: null });
const plus = (count: number, parameter: number): number[] => Array.from(rows(count), (x) => x + parameter);

describe('an answerer', () => {
  it('gives the outputs of all rows with their moment', () => {
    const { follow, take, ask, settle, answers, reports } = open(0.001);
    follow(narrow);
    ask(7, outputs(rows(3)));
    settle();
    expect(reports).toEqual([]);
    take([10, 0], 5);
    settle();
    expect(answers).toEqual([]);
    const given = reports.filter((report) => report.type === 'answer');
    expect(given).toEqual([
      {
        type: 'answer',
        id: 7,
        kind: 'outputs',
        level: 0,
        moment: { run: 1, epoch: 5, batch: 0, iteration: 5 },
        result: Float32Array.from(plus(3, 10)),
      },
    ]);
  });

  it.each([0.001, 0.01, 0.1, 0.5])('lets messages in every few milliseconds (%d ms a row)', (rowTime) => {
    const { follow, take, ask, turn, clock } = open(rowTime);
    follow(narrow);
    ask(1, outputs(rows(2000)));
    for (let i = 0; i < 40; i++) {
      take([0, 0], i);
      turn(); // measures how long a row takes
    }
    clock.longest = 0;
    for (let i = 40; i < 80; i++) {
      take([0, 0], i);
      turn();
    }
    expect(clock.longest).toBeLessThanOrEqual(6);
    expect(clock.longest).toBeGreaterThan(0);
  });

  it('finishes a pass with the parameters that it began with, then takes the newest', () => {
    const page = open(1);
    page.follow(narrow);
    page.ask(1, outputs(rows(20)));
    page.take([100, 0], 1);
    page.turn();
    for (let i = 2; i < 5; i++) page.take([100 * i, 0], i);
    page.rest();
    expect(page.answers.map(({ moment }) => moment.iteration)).toEqual([1, 4]);
    expect(page.answers.map(({ result }) => [...(result as Float32Array)])).toEqual([plus(20, 100), plus(20, 400)]);
  });

  it('answers what is most urgent before the rest, also in the middle of it', () => {
    const page = open(1);
    page.follow(narrow);
    page.ask(1, outputs(rows(50)), 2);
    page.take([0, 0], 1);
    page.turn();
    page.ask(2, outputs(rows(1)), 0);
    page.turn();
    expect(page.answers.map(({ id }) => id)).toEqual([2]);
    page.rest();
    expect(page.answers.map(({ id }) => id)).toEqual([2, 1]);
  });

  it.each([
    ['the finest while it costs nothing', 0.0005, 2, [2]],
    ['the one before it while that takes less than half a second', 0.01, 1, [1, 2]],
    ['the coarsest of large networks', 0.15, 0, [0, 1]],
  ])('takes %s, while the parameters move, and finer ones when they stand still', (_, rowTime, level, resting) => {
    const page = open(rowTime);
    page.follow(narrow);
    page.ask(1, outputs(rows(300), rows(3000), rows(10_000)));
    page.take([0, 0], 1);
    page.settle();
    const before = page.answers.length;
    for (let i = 2; i < 12; i++) {
      page.take([0, 0], i);
      page.rest();
    }
    const moving = page.answers.slice(before).map((answer) => answer.level);
    expect(moving).toEqual(Array<number>(10).fill(level));
    page.settle();
    expect(page.answers.slice(before + 9).map((answer) => answer.level)).toEqual(resting);
  });

  it('does not begin a level that would take seconds', () => {
    const page = open(1);
    page.follow(narrow);
    page.ask(1, outputs(rows(100), rows(1000), rows(10_000)));
    for (let i = 1; i < 4; i++) {
      page.take([0, 0], i);
      page.settle();
    }
    expect(Math.max(...page.answers.map(({ level }) => level))).toBe(1);
  });

  it('skips rows that do not fit the network, and answers them when another one is followed', () => {
    const page = open(0.001);
    page.follow(wide);
    page.ask(1, outputs(rows(3)));
    page.ask(2, outputs(rows(4)));
    page.take([0, 0, 0], 1);
    page.settle();
    expect(page.answers.map(({ id, result }) => [id, (result as Float32Array).length])).toEqual([[2, 2]]);
    page.follow(narrow);
    page.take([0, 0], 1);
    page.settle();
    expect(page.answers.slice(1).map(({ id }) => id)).toEqual([1, 2]);
  });

  it('answers only the newest of the questions of one name, and none that was dropped', () => {
    const page = open(0.001);
    page.follow(narrow);
    page.ask(1, outputs(rows(3)));
    page.ask(1, outputs(rows(5)));
    page.ask(2, outputs(rows(3)));
    page.post({ type: 'drop', id: 2 });
    page.take([0, 0], 1);
    page.settle();
    expect(page.answers.map(({ id, result }) => [id, (result as Float32Array).length])).toEqual([[1, 5]]);
  });

  it('does nothing when nothing has changed', () => {
    const page = open(0.001);
    page.follow(narrow);
    page.ask(1, outputs(rows(3)));
    page.take([0, 0], 1);
    page.settle();
    const { loads } = page.clock;
    page.settle();
    expect(page.turn()).toBe(false);
    expect(page.clock.loads).toBe(loads);
  });

  it('takes no parameters of another run than the one that it follows', () => {
    const page = open(0.001);
    page.follow(narrow);
    page.follow(narrow);
    page.ask(1, outputs(rows(3)));
    page.take([1, 0], 9, 1);
    page.settle();
    expect(page.reports).toEqual([]);
  });
});

describe('the example of the drawing', () => {
  it('is answered at once, with the parameters that it went through, and again when another is shown', () => {
    const { run } = prepare(wide);
    const page = open();
    page.follow(wide);
    page.post({ type: 'example', example: { place: [1, -1], x: [1, -1], behaviour: 'inference', hold: 0 } });
    expect(page.looks).toEqual([]);
    page.take(run.network.parameters, 3);
    const [look] = page.looks;
    expect(look.moment).toEqual({ run: 1, epoch: 3, batch: 0, iteration: 3 });
    const [w0, w1, bias] = run.network.parameters;
    expect(new Float32Array(look.parameters ?? new ArrayBuffer(0))).toEqual(run.network.parameters);
    expect(look.values?.[2]).toBeCloseTo(w0 - w1 + bias, 6);
    page.post({ type: 'example', example: { place: [1, 1], x: [1, 1], behaviour: 'inference', hold: 0 } });
    expect(page.looks[1].values?.[2]).toBeCloseTo(w0 + w1 + bias, 6);
    expect(page.looks[1].parameters).toBeNull();
  });

  it('keeps what Dropout drops of it for a while, when that is wanted', () => {
    const e = experimentOf('v=1&data=xor&net=2-8.relu-Dropout:0.5-1.sigmoid&loss=binary_crossentropy');
    const { run } = prepare(e);
    const dropped = (page: ReturnType<typeof open>): string => [...(page.looks.at(-1)?.dropped.get(1) ?? [])].join('');
    const seen = (hold: number): Set<string> => {
      const page = open();
      page.follow(e);
      page.post({ type: 'example', example: { place: [1, -1], x: [1, -1], behaviour: 'training', hold } });
      const masks = new Set<string>();
      for (let i = 1; i < 10; i++) {
        page.clock.time += 10;
        page.take(run.network.parameters, i);
        masks.add(dropped(page));
      }
      return masks;
    };
    expect(seen(0).size).toBeGreaterThan(5);
    expect(seen(400).size).toBe(1);
    expect(seen(45).size).toBeGreaterThan(1);
    expect(seen(45).size).toBeLessThan(4);
  });
});

describe('the questions', () => {
  const e = experimentOf(
    'v=1&data=iris&net=4-6.tanh-LayerNormalization-5.relu-Dropout:0.3-3&loss=categorical_crossentropy:logits&batch=16',
  );
  const prepared = prepare(e);
  const { spec } = prepared;
  while (prepared.run.epoch < 5) prepared.run.advance(1e6);
  const { parameters } = prepared.run.network;
  const { layout } = prepared.run.network;
  const moment = { run: 1, epoch: 5, batch: 0, iteration: prepared.run.batches * 5 };
  const answerTo = (question: Question): Answered['result'] | undefined => {
    const page = open();
    page.follow(e);
    page.post({ type: 'snapshot', moment, parameters: parameters.slice().buffer });
    page.ask(1, question);
    page.settle();
    return page.answers.at(-1)?.result;
  };
  const x = Float32Array.from(prepared.training.x.subarray(0, 4 * 20));

  it('outputs are probabilities where the loss takes logits', () => {
    const logits = answerTo({ type: 'outputs', levels: [x], through: null }) as Float32Array;
    const shares = answerTo({ type: 'outputs', levels: [x], through: 'softmax' }) as Float32Array;
    for (let row = 0; row < 20; row++) {
      const of = (all: Float32Array): number[] => [...all.subarray(3 * row, 3 * row + 3)];
      const exponentials = of(logits).map(Math.exp);
      const sum = exponentials.reduce((a, b) => a + b);
      of(shares).forEach((share, j) => expect(share).toBeCloseTo(exponentials[j] / sum, 6));
    }
  });

  it('outputs are of all examples, training first, where no rows are named', () => {
    const { training, validation } = prepared;
    const named = Float32Array.from([...training.x, ...validation.x]);
    expect(answerTo({ type: 'outputs', levels: null, through: 'softmax' })).toEqual(
      answerTo({ type: 'outputs', levels: [named], through: 'softmax' }),
    );
  });

  it('values are those of every unit, the input first and the outputs last', () => {
    const at = [...Array(layout.valueCount).keys()];
    const all = answerTo({ type: 'values', levels: [x], at }) as Float32Array;
    const logits = answerTo({ type: 'outputs', levels: [x], through: null }) as Float32Array;
    for (let row = 0; row < 20; row++) {
      const values = all.subarray(row * layout.valueCount, (row + 1) * layout.valueCount);
      expect(values.subarray(0, 4)).toEqual(x.subarray(4 * row, 4 * row + 4));
      expect(values.subarray(-3)).toEqual(logits.subarray(3 * row, 3 * row + 3));
    }
  });

  it('a trace is the one of the engine, with the draws of the last batch that was done', () => {
    const y = Float32Array.of(0, 1, 0);
    const one = x.slice(0, 4);
    const traced = answerTo({ type: 'trace', x: one, y, mode: 'training' });
    const tracer = createTracer({ ...spec, precision: 'float64', mode: 'training' }, 1);
    const { layout: _, ...expected } = tracer.trace(parameters, { count: 1, x: one, y }, moment.iteration - 1);
    expect(traced).toEqual({ ...expected, parameters });
  });

  /** A page that follows an experiment with its initial weights, and the run of it. */
  function openWith(link: string) {
    const its = experimentOf(link);
    const { run, training } = prepare(its);
    while (run.advance(1e6) !== 'epoch');
    const page = open();
    page.follow(its);
    page.post({ type: 'snapshot', moment, parameters: Float32Array.from(run.network.parameters).buffer });
    return { page, run, training };
  }

  it('a trace of an example by itself has the numbers of the drawing, in training and in inference', () => {
    const link = 'v=1&data=iris&net=4-4.relu-BatchNormalization-Dropout:0.5-3.softmax&opt=adam:0.01&batch=16';
    const { page, training } = openWith(link);
    const [one, y] = [Float32Array.from(training.x.subarray(0, 4)), Float32Array.from(training.y.subarray(0, 3))];
    for (const [behaviour, mode] of [
      ['training', 'alone'],
      ['inference', 'inference'],
    ] as const) {
      page.post({ type: 'example', example: { place: [...one], x: [...one], behaviour, hold: 0 } });
      page.ask(1, { type: 'trace', x: one, y, mode });
      page.settle();
      const [{ result }] = page.answers.slice(-1);
      const { values } = result as Omit<Trace, 'layout'>;
      const look = page.reports.findLast((report) => report.type === 'look');
      const drawn = look?.values ?? [];
      expect(drawn).toHaveLength(values.reduce((sum, { length }) => sum + length, 0));
      values.flatMap((each) => [...each]).forEach((value, i) => expect(value).toBeCloseTo(drawn[i], 5));
    }
  });

  it('a step is what the run’s next batch does, to the bit; of another run there is none', () => {
    const { run } = prepare(e);
    while (run.advance(100) !== 'epoch');
    const state = run.save();
    if (state === null) throw new Error('a run at the beginning of an epoch can be saved');
    const step = answerTo({ type: 'step', state, optimizer: e.optimizer }) as Stepped;
    run.advance(Infinity, 1);
    expect(step.after).toEqual(run.network.parameters);
    expect(step.before).not.toEqual(step.after);
    // Its rate was changed since.
    const optimizer = { ...e.optimizer, learningRate: 10 * e.optimizer.learningRate };
    run.restore(state);
    run.tune(optimizer);
    run.advance(Infinity, 1);
    const tuned = answerTo({ type: 'step', state, optimizer }) as Stepped;
    expect(tuned.after).toEqual(run.network.parameters);
    expect(tuned.after).not.toEqual(step.after);
    const healthOf = (by: typeof optimizer) => (answerTo({ type: 'health', state, optimizer: by }) as Examined).health;
    const [before, after] = [healthOf(e.optimizer), healthOf(optimizer)].map(
      ({ layers }) => layers[0].updateRatio ?? 0,
    );
    expect(after / before).toBeGreaterThan(5);
    expect(
      answerTo({ type: 'step', state: { ...state, bytes: state.bytes.slice(8) }, optimizer: e.optimizer }),
    ).toBeNull();
  });

  it('health is measured from where the run was saved, again and again', () => {
    const { run, split } = prepare(e);
    while (run.advance(100) !== 'epoch');
    const state = run.save();
    if (state === null) throw new Error('a run at the beginning of an epoch can be saved');
    const subject = { run, spec, isOfPlayground: false, task: 'classification' } as const;
    const expected = { health: measureHealth(subject), data: dataFactsOf(split) };
    expect(expected.health.along).toHaveLength(4);
    const { optimizer } = e;
    const asked = { type: 'health', state, optimizer } as const;
    expect(answerTo(asked)).toEqual(expected);
    expect(answerTo(asked)).toEqual(expected);
    expect(answerTo({ ...asked, state: { ...state, bytes: state.bytes.slice(8) } })).toBeNull();
    expect(answerTo({ ...asked, state: null })).toEqual(expected); // that is the start
    const faster = answerTo({ ...asked, state: null, optimizer: { ...optimizer, learningRate: 1 } }) as Examined;
    expect(faster.health.layers[0].updateRatio).toBeGreaterThan(expected.health.layers[0].updateRatio ?? 1);
  });

  it('a replay is the run itself, evaluated after each epoch, on from where the one before came to', () => {
    const { run } = prepare(e);
    const judge = prepare(e).run;
    const expected: number[] = [];
    while (run.advance(Infinity) !== 'epoch');
    for (let epoch = 0; epoch < 5; epoch++) {
      while (run.advance(Infinity) !== 'epoch');
      judge.network.parameters.set(run.network.parameters);
      judge.evaluate();
      while (judge.advance(Infinity) !== 'epoch');
      expected.push(judge.row[0]);
    }
    const asked = { type: 'replay', optimizer: e.optimizer } as const;
    const first = answerTo({ ...asked, state: null, epochs: 3 }) as Replayed;
    const then = answerTo({ ...asked, state: first.state, epochs: 2 }) as Replayed;
    expect([...first.losses, ...then.losses]).toEqual(expected);
    const bytes = new ArrayBuffer(8);
    expect(answerTo({ ...asked, state: first.state && { ...first.state, bytes }, epochs: 1 })).toBeNull();
  });

  it('what is asked of a saved state is answered once, whatever moments come', () => {
    const page = open();
    page.follow(e);
    page.ask(1, { type: 'health', state: null, optimizer: e.optimizer });
    page.ask(2, { type: 'row' });
    for (const add of [0, 1]) {
      const { buffer } = parameters.map((w) => w + add);
      page.post({ type: 'snapshot', moment: { ...moment }, parameters: buffer });
      page.settle();
    }
    expect(page.answers.map(({ kind }) => kind)).toEqual(['health', 'row', 'row']);
  });

  it('the row of the weights as they are is that of a run that begins with them, again and again', () => {
    const { run } = prepare(e);
    run.network.parameters.set(parameters);
    while (run.advance(100) !== 'epoch');
    const row = answerTo({ type: 'row' });
    expect(row).toEqual(run.row.slice());
    const page = open();
    page.follow(e);
    page.ask(1, { type: 'row' });
    for (const weights of [parameters.map((w) => w + 1), parameters]) {
      page.post({ type: 'snapshot', moment: { ...moment }, parameters: Float32Array.from(weights).buffer });
      page.settle();
    }
    expect(page.answers).toHaveLength(2);
    expect(page.answers[0].result).not.toEqual(row);
    expect(page.answers[1].result).toEqual(row);
  });

  it('the loss along a direction is that of the training rows there', () => {
    const direction = parameters.map((_, i) => (i % 3) - 1);
    const ts = [-0.5, 0, 0.25];
    const losses = answerTo({ type: 'lossAlong', direction: direction as Float32Array, ts });
    expect(losses).toEqual(createLandscape(spec).lossAlong(parameters, direction, ts));
  });

  it.each([
    'dataset=xor&networkShape=2&regularization=L2&regularizationRate=0.1&seed=0.5',
    'dataset=xor&networkShape=2&seed=0.5',
    'problem=regression&seed=0.5',
  ])('under Playground’s rules losses and slopes are of its error, ½·(o − t)², without the penalty: %s', (link) => {
    const { page, run, training } = openWith(link);
    const direction = new Float32Array(run.network.parameters.length);
    page.ask(1, { type: 'lossAlong', direction, ts: [0] });
    page.settle();
    expect([...(page.answers[0].result as Float64Array)]).toEqual([expect.closeTo(run.row[0], 6)]);
    const [one, y] = [Float32Array.from(training.x.subarray(0, 2)), Float32Array.from(training.y.subarray(0, 1))];
    page.ask(2, { type: 'trace', x: one, y, mode: 'inference' });
    page.settle();
    const { values, loss, penalty, gradients } = page.answers[1].result as Omit<Trace, 'layout'>;
    const error = (values.at(-1)?.at(-1) ?? 0) - y[0];
    expect([loss, penalty]).toEqual([expect.closeTo(0.5 * error * error, 6), 0]);
    // ∂error/∂bias of the output, which is tanh, but for numbers
    const slope = link.includes('regression') ? 1 : 1 - (error + y[0]) ** 2;
    expect(gradients.at(-1)).toBeCloseTo(error * slope, 5);
  });

  it('what does not fit the network is not answered', () => {
    expect(answerTo({ type: 'trace', x: x.slice(0, 3), y: Float32Array.of(1), mode: 'inference' })).toBeUndefined();
    expect(answerTo({ type: 'lossAlong', direction: new Float32Array(2), ts: [0] })).toBeUndefined();
  });

  it('a model that is being built has the weights that it will begin with', () => {
    const page = open();
    page.post({ type: 'build', id: 3, model: e, seed: e.seed, x: [1, 2, 3, 4] });
    const built = page.reports.find((report) => report.type === 'built');
    expect(built?.parameters).toEqual(prepare(e).run.network.parameters);
    expect(built?.values?.subarray(0, 4)).toEqual(Float32Array.of(1, 2, 3, 4));
  });
});
