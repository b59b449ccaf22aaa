import { activations, rowActivations } from '../engine/activations.ts';
import type { FloatArray } from '../engine/floats.ts';
import type { Inference } from '../engine/inference.ts';
import type { Landscape } from '../engine/landscape.ts';
import type { Prepared } from '../training/prepare.ts';
import { mostHealthWork } from './examiner.ts';
import type { Replayer } from './replayer.ts';
import type { Answered, Question, Results, Through, Traced } from './questions.ts';

/** A network at one moment. What it is made of is made when it is first needed. */
export interface Subject {
  readonly inference: () => Inference;
  /** All examples as the network is fed them, training first [rows, inputs]. */
  readonly examples: () => Float32Array;
  readonly landscape: () => Landscape;
  /** A run of the experiment that never trains. */
  readonly evaluation: () => Pick<Prepared, 'run' | 'training' | 'validation'>;
  readonly trace: (question: Extract<Question, { type: 'trace' }>) => Traced;
  readonly step: (question: Extract<Question, { type: 'step' }>) => Results['step'];
  readonly difference: (question: Extract<Question, { type: 'difference' }>) => Results['difference'];
  readonly health: (question: Extract<Question, { type: 'health' }>) => Results['health'];
  readonly replay: Replayer;
  readonly parameters: FloatArray;
}

/** An answer under way: so many units of work, done in pieces. */
export interface Work {
  readonly units: number;
  /** Multiply-adds of a unit, about. */
  readonly cost: number;
  /** Does units [from, to). */
  readonly advance: (from: number, to: number) => void;
  readonly result: () => { readonly kind: Answered['kind']; readonly result: Results[Answered['kind']] };
}

/** Levels that a question may be answered on. */
export function levelsOf(question: Question): number {
  return 'levels' in question ? (question.levels?.length ?? 1) : 1;
}

/** Whether it brings the numbers that it is asked of, and is not of each moment that comes: one answer is enough. */
export const isOfState = ({ type }: Question): boolean =>
  type === 'step' || type === 'difference' || type === 'health' || type === 'replay';

/** Turns logits into probabilities, and −1 … 1 into shares of the second class, in place [rows, outputs]. */
export function toProbabilities(values: Float32Array, outputs: number, through: Through): void {
  if (through === 'sigmoid') {
    for (let i = 0; i < values.length; i++) values[i] = activations.sigmoid.f(values[i]);
  } else if (through === 'halved') {
    for (let i = 0; i < values.length; i++) values[i] = (values[i] + 1) / 2;
  } else if (through === 'softmax') {
    for (let at = 0; at < values.length; at += outputs) rowActivations.softmax.forward(values, at, at, outputs);
  }
}

/** The work of answering; null when the question does not fit the network. */
export function workOf(question: Question, level: number, subject: Subject): Work | null {
  switch (question.type) {
    case 'outputs':
    case 'values':
      return rowsWork(question, level, subject);
    case 'trace': {
      const { inputs, outputs } = subject.inference().layout;
      if (question.x.length !== inputs || question.y.length !== outputs) return null;
      let result: Results['trace'] | null = null;
      const compute = (): Results['trace'] => (result ??= subject.trace(question));
      return {
        units: 1,
        cost: 3 * subject.inference().cost,
        advance: compute,
        result: () => ({ kind: 'trace', result: compute() }),
      };
    }
    case 'step': {
      let found: { readonly result: Results['step'] } | null = null;
      const compute = () => (found ??= { result: subject.step(question) });
      return {
        units: 1,
        cost: 6 * subject.inference().cost,
        advance: compute,
        result: () => ({ kind: 'step', ...compute() }),
      };
    }
    case 'difference': {
      const { parameters, count, x, y } = question;
      const { layout, cost } = subject.inference();
      const isOfNetwork =
        parameters.length === layout.parameters &&
        x.length === count * layout.inputs &&
        y.length === count * layout.outputs;
      let found: { readonly result: Results['difference'] } | null = null;
      const compute = () => (found ??= { result: isOfNetwork ? subject.difference(question) : null });
      return {
        units: 1,
        cost: 9 * count * cost,
        advance: compute,
        result: () => ({ kind: 'difference', ...compute() }),
      };
    }
    case 'health': {
      let found: { readonly result: Results['health'] } | null = null;
      const compute = () => (found ??= { result: subject.health(question) });
      return {
        units: 1,
        cost: mostHealthWork,
        advance: compute,
        result: () => ({ kind: 'health', ...compute() }),
      };
    }
    case 'replay': {
      const replay = subject.replay(question.state, question.optimizer);
      return {
        units: replay === null ? 1 : question.epochs,
        cost: 4 * (replay?.rows ?? 0) * subject.inference().cost,
        advance: (from, to) => {
          for (let epoch = from; epoch < to; epoch++) replay?.goOn();
        },
        result: () => ({ kind: 'replay', result: replay?.result() ?? null }),
      };
    }
    case 'row': {
      const { run, training, validation } = subject.evaluation();
      run.network.parameters.set(subject.parameters);
      run.evaluate();
      const { cost } = subject.inference();
      let isDone = false;
      return {
        units: training.count + validation.count,
        cost,
        advance: (from, to) => {
          if (!isDone) isDone = run.advance((to - from) * cost) === 'epoch';
        },
        result: () => {
          while (!isDone) isDone = run.advance(Infinity) === 'epoch';
          return { kind: 'row', result: run.row.slice() };
        },
      };
    }
    case 'lossAlong': {
      const { direction, ts } = question;
      if (direction.length !== subject.parameters.length) return null;
      const losses = new Float64Array(ts.length);
      const landscape = subject.landscape();
      return {
        units: ts.length,
        cost: landscape.rows * subject.inference().cost,
        advance: (from, to) => losses.set(landscape.lossAlong(subject.parameters, direction, ts.slice(from, to)), from),
        result: () => ({ kind: 'lossAlong', result: losses }),
      };
    }
  }
}

/** Rows whose values of all units are held at a time. */
const pieceRows = 64;

function rowsWork(question: Extract<Question, { levels: unknown }>, level: number, subject: Subject): Work | null {
  const inference = subject.inference();
  const { inputs, outputs, valueCount } = inference.layout;
  const levels = question.levels ?? [subject.examples()];
  if (levels.some((rows) => rows.length % inputs !== 0)) return null;
  const rows = levels[level];
  const units = rows.length / inputs;
  const { cost } = inference;
  if (question.type === 'values') {
    const { at } = question;
    if (at.some((place) => place >= valueCount)) return null;
    const result = new Float32Array(units * at.length);
    const all = new Float32Array(pieceRows * valueCount);
    const advance = (from: number, to: number): void => {
      for (let row = from; row < to; row += pieceRows) {
        const count = Math.min(pieceRows, to - row);
        inference.values(rows.subarray(row * inputs, (row + count) * inputs), 0, count, all);
        let next = row * at.length;
        for (let r = 0; r < count; r++) {
          for (let i = 0; i < at.length; i++) result[next++] = all[r * valueCount + at[i]];
        }
      }
    };
    return { units, cost, advance, result: () => ({ kind: 'values', result }) };
  }
  const { through } = question;
  const result = new Float32Array(units * outputs);
  return {
    units,
    cost,
    advance: (from, to) => {
      inference.predict(rows, from, to, result);
      toProbabilities(result.subarray(from * outputs, to * outputs), outputs, through);
    },
    result: () => ({ kind: 'outputs', result }),
  };
}
