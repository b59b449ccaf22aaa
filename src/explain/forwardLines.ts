import type { RowWiseName } from '../engine/activations.ts';
import { isRowWiseSpec } from '../engine/layerActivation.ts';
import type { BatchNormalizationOp, DenseOp, LayerNormalizationOp, Layout } from '../engine/layout.ts';
import type { FloatArray } from '../engine/floats.ts';
import type { Trace } from '../engine/trace.ts';
import { activationRule } from './activationRules.ts';
import {
  always,
  call,
  constant,
  dropped,
  type Expression,
  known,
  type Known,
  type Letter,
  type Line,
  ln,
  minus,
  one,
  product,
  quotient,
  type Rule,
  square,
  step,
  sum,
} from './expression.ts';
import { longSum } from './longSum.ts';
import { powersOf } from './powers.ts';
import { type Names, namesOf } from './letters.ts';

/** A batch that has gone through a network, and which of its examples is looked at. */
export interface Passed {
  readonly trace: Trace;
  /** [layout.parameters] */
  readonly parameters: FloatArray;
  readonly row: number;
  /** Terms of a long sum that are written one by one, the largest. */
  readonly most: number;
}

/** The parts of a batch that lines are made of. */
export interface Parts extends Passed {
  readonly names: Names;
  /** Of the output of op k; −1: of the input. */
  readonly letter: (op: number, unit: number) => Letter;
  readonly target: (unit: number) => Letter;
  /** What an op is given of a unit, and what it makes of it, of this example. */
  readonly input: (op: number, unit: number) => Known;
  readonly output: (op: number, unit: number) => Known;
  readonly parameter: (index: number) => Known;
}

/** Units of op k; −1: inputs. */
export const widthOf = ({ inputs, ops }: Layout, k: number): number => (k < 0 ? inputs : ops[k].units);

export function partsOfPassed(passed: Passed): Parts {
  const { trace, parameters, row } = passed;
  const { layout, values } = trace;
  const names = namesOf(layout);
  const ofExample = (of: Letter): Letter => (trace.count > 1 ? { ...of, example: row + 1 } : of);
  const letter = (op: number, unit: number): Letter => ofExample(names.value(op < 0 ? unit : layout.values[op] + unit));
  const output = (op: number, unit: number): Known =>
    known(letter(op, unit), values[op + 1][row * widthOf(layout, op) + unit]);
  return {
    ...passed,
    names,
    letter,
    target: (unit) => ofExample(names.target(unit)),
    output,
    input: (op, unit) => output(op - 1, unit),
    parameter: (index) => known(names.parameter(index), parameters[index]),
  };
}

/** How op k computes its output of a unit. */
export function forwardLine(passed: Passed, k: number, unit: number): Line {
  const parts = partsOfPassed(passed);
  const { name, value } = parts.output(k, unit);
  return { name, ...forwardRule(parts, k, unit), value };
}

function forwardRule(parts: Parts, k: number, unit: number): Rule {
  const { trace, input, output, parameter, row } = parts;
  const op = trace.layout.ops[k];
  if (op.kind === 'dense') return always(weightedSum(parts, k, op, unit));
  const x = input(k, unit);
  switch (op.kind) {
    case 'activation':
      if (isRowWiseSpec(op.activation)) return always(rowRule(parts, k, op.activation, op.units, unit));
      return activationRule(op.activation, x);
    case 'p_re_lu': {
      const isPositive = x.value > 0;
      return {
        rule: isPositive ? x : product(parameter(op.alpha + unit), x),
        where: [{ left: x, sign: isPositive ? '>' : '≤', right: constant(0) }],
      };
    }
    case 'dropout': {
      const mask = trace.masks[k];
      if (mask === null) return always(x);
      if (mask[row * op.units + unit] === 0) return dropped;
      return always(quotient(x, minus(one, constant(op.spec.rate))));
    }
    case 'gaussian_noise': {
      const noise = output(k, unit).value - x.value;
      return always(noise === 0 ? x : sum(x, known({ base: 'ε' }, noise)));
    }
    case 'batch_normalization':
    case 'layer_normalization':
      return always(normalized(parts, k, op, unit));
  }
}

/** Σ w·x + b, each product with its result. */
function weightedSum({ input, parameter, most }: Parts, k: number, op: DenseOp, unit: number): Expression {
  const products = Array.from({ length: op.inputs }, (_, i) =>
    step(product(parameter(op.kernel + i * op.units + unit), input(k, i))),
  );
  const all = longSum(products, most);
  return op.bias < 0 || all.type !== 'sum' ? all : sum(...all.terms, parameter(op.bias + unit));
}

function rowRule({ input, most }: Parts, k: number, name: RowWiseName, units: number, unit: number): Expression {
  const scores = Array.from({ length: units }, (_, j) => input(k, j));
  const own = scores[unit];
  if (name === 'sparsemax') {
    const order = scores.toSorted((a, b) => b.value - a.value);
    let above = 0;
    let total = 0;
    for (const [count, { value }] of order.entries()) {
      total += value;
      if (value > (total - 1) / (count + 1)) above = count + 1;
    }
    const counted = scores.filter((score) => order.indexOf(score) < Math.max(1, above));
    const sumOfThem = longSum(counted, most);
    const tau = step(quotient(minus(sumOfThem, one), constant(counted.length)), { base: 'τ' });
    return call('max', constant(0), minus(own, tau));
  }
  const { powers, shift } = powersOf(scores);
  const total = step(longSum(powers, most));
  if (name === 'softmax') return quotient(powers[unit], total);
  return minus(own, ...(shift === null ? [] : [shift]), ln(total));
}

/** γ·x̂ + β */
function normalized(
  parts: Parts,
  k: number,
  op: BatchNormalizationOp | LayerNormalizationOp,
  unit: number,
): Expression {
  const { parameter } = parts;
  const { normal } = normalOf(parts, k, op, unit);
  const scaled = op.gamma < 0 ? normal : product(parameter(op.gamma + unit), normal);
  return op.beta < 0 ? scaled : sum(scaled, parameter(op.beta + unit));
}

/** x̂ = (x − mean) / deviation, the deviation being √(variance + ε) */
export function normalOf(
  parts: Parts,
  k: number,
  op: BatchNormalizationOp | LayerNormalizationOp,
  unit: number,
): { readonly normal: Expression; readonly deviation: Expression } {
  const { mean, variance } = momentsOf(parts, k, op, unit);
  const deviation = step(call('sqrt', sum(variance, constant(op.spec.epsilon))));
  return {
    normal: step(quotient(minus(parts.input(k, unit), mean), deviation), { ...parts.letter(k - 1, unit), base: 'x̂' }),
    deviation,
  };
}

/** Mean and variance that a normalization goes by, of the batch, of the example's own units, or the moving ones. */
function momentsOf(
  parts: Parts,
  k: number,
  op: BatchNormalizationOp | LayerNormalizationOp,
  unit: number,
): { readonly mean: Expression; readonly variance: Expression } {
  const { trace, parameter, input, letter, most } = parts;
  if (op.kind === 'batch_normalization' && trace.moments[k]?.by === 'moving') {
    return { mean: parameter(op.movingMean + unit), variance: parameter(op.movingVariance + unit) };
  }
  const among =
    op.kind === 'layer_normalization'
      ? Array.from({ length: op.units }, (_, j) => input(k, j))
      : Array.from({ length: trace.count }, (_, row) => partsOfPassed({ ...parts, row }).input(k, unit));
  const { sub, example, ...of } = letter(k - 1, unit);
  // Over the batch each unit has its own, over the units each example.
  const own =
    op.kind === 'batch_normalization' ? { ...of, ...(sub && { sub }) } : { ...of, ...(example && { example }) };
  const count = constant(among.length);
  const mean = step(quotient(longSum(among, most), count), { ...own, base: 'μ' });
  const squares = among.map((each) => step(square(minus(each, mean))));
  return { mean, variance: step(quotient(longSum(squares, most), count), { ...own, base: 'σ²' }) };
}
