import { isRowWiseSpec } from '../engine/layerActivation.ts';
import { type BatchNormalizationOp, type LayerNormalizationOp, variableAt } from '../engine/layout.ts';
import { headOf } from '../engine/run/lossHead.ts';
import type { LossName, LossOptions } from '../engine/specs/lossSpecs.ts';
import { slopeRule } from './activationRules.ts';
import {
  always,
  call,
  constant as c,
  dropped,
  exp,
  type Expression,
  known,
  type Known,
  type Line,
  lineOf,
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
import { type Ending, jointSlopeRule, lossRule, lossSlopeRule } from './lossRules.ts';
import { loss as lossLetter } from './letters.ts';
import { normalOf, type Parts, partsOfPassed, type Passed, widthOf } from './forwardLines.ts';

/** A batch with what it is judged by. */
export interface Judged extends Passed {
  readonly loss: LossName;
  readonly lossOptions: LossOptions;
  /** Whether half of a squared error is the loss, as in Playground. */
  readonly isHalved?: boolean;
  /** [count, outputs] */
  readonly targets: ArrayLike<number>;
}

function endingOf(judged: Judged, parts: Parts): Ending {
  const { trace, row, loss, lossOptions, targets, most } = judged;
  const { ops, outputs } = trace.layout;
  const last = ops.length - 1;
  const { at, through } = headOf(loss, lossOptions, ops);
  const units = Array.from({ length: outputs }, (_, j) => j);
  return {
    loss,
    options: lossOptions,
    outputs: units.map((j) => parts.output(last, j)),
    logits: units.map((j) => parts.output(at, j)),
    isThrough: through,
    isHalved: judged.isHalved ?? false,
    targets: units.map((j) => known(parts.target(j), targets[row * outputs + j])),
    rows: trace.count,
    most,
  };
}

/** The loss of the example, without the penalty. */
export function lossLine(judged: Judged): Line {
  const { trace, row } = judged;
  const { rule, where } = lossRule(endingOf(judged, partsOfPassed(judged)));
  const name = trace.count === 1 && trace.penalty === 0 ? lossLetter : { base: 'ℓ', sub: String(row + 1) };
  return { name, rule, where, value: trace.losses[row] };
}

/** The loss of the batch: the mean over its examples, and the penalty. */
export function batchLossLine(judged: Judged): Line {
  const { trace, most } = judged;
  const losses = Array.from(trace.losses, (value, row) => known({ base: 'ℓ', sub: String(row + 1) }, value));
  const mean = losses.length === 1 ? losses[0] : quotient(longSum(losses, most), c(losses.length));
  const rule = trace.penalty === 0 ? mean : sum(mean, { type: 'line', line: penaltyLine(judged) });
  return lineOf(lossLetter, rule, trace.loss);
}

/** What regularizers add to the loss: l1·Σ|w| + l2·Σw² over the variables that are trained. */
function penaltyLine(judged: Judged): Line {
  const { trace, most } = judged;
  const { parameter } = partsOfPassed(judged);
  const terms = trace.layout.variables.flatMap(({ offset, length, trainable, regularizer: { l1, l2 } }) => {
    if (!trainable || (l1 === 0 && l2 === 0)) return [];
    const all = Array.from({ length }, (_, i) => parameter(offset + i));
    return [
      ...(l1 === 0
        ? []
        : [
            product(
              c(l1),
              step(
                longSum(
                  all.map((w) => call('abs', w)),
                  most,
                ),
              ),
            ),
          ]),
      ...(l2 === 0
        ? []
        : [
            product(
              c(l2),
              step(
                longSum(
                  all.map((w) => step(square(w))),
                  most,
                ),
              ),
            ),
          ]),
    ];
  });
  return lineOf({ base: 'R' }, sum(...terms), trace.penalty);
}

/** ∂L/∂ of the output of op k; −1: of the input. */
export function slopeLine(judged: Judged, k: number, unit: number): Line {
  const parts = backwardParts(judged);
  const { trace, loss, lossOptions } = judged;
  const { ops } = trace.layout;
  const { at, through } = headOf(loss, lossOptions, ops);
  const { name, value } = parts.slope(k, unit);
  const rule =
    k === ops.length - 1
      ? lossSlopeRule(endingOf(judged, parts), unit)
      : through && k === at
        ? jointSlopeRule(endingOf(judged, parts), unit)
        : passedBack(parts, k + 1, unit);
  return { name, ...rule, value };
}

interface BackwardParts extends Parts {
  /** ∂L/∂ of the output of op k; −1: of the input. */
  readonly slope: (op: number, unit: number) => Known;
}

function backwardParts(passed: Passed): BackwardParts {
  const parts = partsOfPassed(passed);
  const { trace, names, letter } = parts;
  const slope = (op: number, unit: number): Known =>
    known(names.slope(letter(op, unit)), trace.slopes[op + 1][passed.row * widthOf(trace.layout, op) + unit]);
  return { ...parts, slope };
}

/** What op k hands back of ∂L/∂ its output: ∂L/∂ its input of a unit. */
function passedBack(parts: BackwardParts, k: number, unit: number): Rule {
  const { trace, input, output, slope, parameter, most, row } = parts;
  const op = trace.layout.ops[k];
  if (op.kind === 'dense') {
    const products = Array.from({ length: op.units }, (_, j) =>
      step(product(parameter(op.kernel + unit * op.units + j), slope(k, j))),
    );
    return always(longSum(products, most));
  }
  const dy = slope(k, unit);
  switch (op.kind) {
    case 'activation': {
      const { activation, units } = op;
      if (!isRowWiseSpec(activation)) {
        const { rule, where } = slopeRule(activation, input(k, unit), output(k, unit));
        return { rule: product(dy, step(rule)), where };
      }
      const all = Array.from({ length: units }, (_, j) => j);
      const y = output(k, unit);
      if (activation === 'softmax') {
        const dot = step(
          longSum(
            all.map((j) => step(product(slope(k, j), output(k, j)))),
            most,
          ),
        );
        return always(product(y, minus(dy, dot)));
      }
      if (activation === 'log_softmax') {
        const total = step(
          longSum(
            all.map((j) => slope(k, j)),
            most,
          ),
        );
        return always(minus(dy, product(exp(y), total)));
      }
      if (y.value === 0) return always(c(0));
      const above = all.filter((j) => output(k, j).value !== 0);
      return always(
        minus(
          dy,
          quotient(
            longSum(
              above.map((j) => slope(k, j)),
              most,
            ),
            c(above.length),
          ),
        ),
      );
    }
    case 'p_re_lu': {
      const x = input(k, unit);
      if (x.value === 0) return { rule: c(0), where: [{ left: x, sign: '=', right: c(0) }] };
      const isPositive = x.value > 0;
      const rule = isPositive ? dy : product(parameter(op.alpha + unit), dy);
      return { rule, where: [{ left: x, sign: isPositive ? '>' : '<', right: c(0) }] };
    }
    case 'dropout': {
      const mask = trace.masks[k];
      if (mask === null) return always(dy);
      return mask[row * op.units + unit] === 0 ? dropped : always(quotient(dy, minus(one, c(op.spec.rate))));
    }
    case 'gaussian_noise':
      return always(dy);
    case 'batch_normalization':
      return always(throughBatch(parts, k, op, unit));
    case 'layer_normalization':
      return always(throughLayer(parts, k, op, unit));
  }
}

/** γ/√(variance + ε)·(dy − mean dy − x̂·mean(dy·x̂)), the means over the batch; by moving statistics γ/√(variance + ε)·dy */
function throughBatch(parts: BackwardParts, k: number, op: BatchNormalizationOp, unit: number): Expression {
  const { normal, deviation } = normalOf(parts, k, op, unit);
  const gamma = op.gamma < 0 ? one : parts.parameter(op.gamma + unit);
  const factor = quotient(gamma, deviation);
  const dy = parts.slope(k, unit);
  if (parts.trace.moments[k]?.by === 'moving') return product(factor, dy);
  const rows = Array.from({ length: parts.trace.count }, (_, row) => backwardParts({ ...parts, row }));
  const count = c(rows.length);
  const slopes = rows.map((each) => each.slope(k, unit));
  const products = rows.map((each, row) => step(product(slopes[row], normalOf(each, k, op, unit).normal)));
  const mean = step(quotient(longSum(slopes, parts.most), count));
  const meanOfProducts = step(quotient(longSum(products, parts.most), count));
  return product(factor, minus(dy, mean, product(normal, meanOfProducts)));
}

/** (g − mean g − x̂·mean(g·x̂)) / √(variance + ε) with g = γ·dy, the means over the units */
function throughLayer(parts: BackwardParts, k: number, op: LayerNormalizationOp, unit: number): Expression {
  const { deviation } = normalOf(parts, k, op, unit);
  const units = Array.from({ length: op.units }, (_, j) => j);
  const scaled = units.map((j) =>
    op.gamma < 0 ? parts.slope(k, j) : step(product(parts.parameter(op.gamma + j), parts.slope(k, j))),
  );
  const normals = units.map((j) => normalOf(parts, k, op, j).normal);
  const count = c(op.units);
  const mean = step(quotient(longSum(scaled, parts.most), count));
  const products = units.map((j) => step(product(scaled[j], normals[j])));
  const meanOfProducts = step(quotient(longSum(products, parts.most), count));
  return quotient(minus(scaled[unit], mean, product(normals[unit], meanOfProducts)), deviation);
}

const noPenalty = { l1: 0, l2: 0 };

/** ∂L/∂ of a parameter that is trained: the sum over the examples of the batch, and the penalty's part. */
export function gradientLine(judged: Judged, index: number): Line {
  const { trace, most } = judged;
  const { layout } = trace;
  const parts = partsOfPassed(judged);
  const variable = variableAt(layout, index);
  if (variable === undefined) throw new RangeError(`there is no parameter ${index}`);
  const own = parts.parameter(index);
  const { l1, l2 } = judged.isHalved === true ? noPenalty : variable.regularizer; // Playground's is no part of its loss
  const terms = Array.from({ length: trace.count }, (_, row) => gradientTerm(judged, row, index)).filter(
    (term) => term !== null,
  );
  const sums = terms.length === 0 ? c(0) : terms.length === 1 ? terms[0] : longSum(terms, most);
  const penalties = [
    ...(l1 === 0 ? [] : [product(c(l1), call('sign', own))]),
    ...(l2 === 0 ? [] : [product(c(2 * l2), own)]),
  ];
  const rule = penalties.length === 0 ? sums : sum(step(sums), ...penalties);
  return lineOf(parts.names.slope(parts.names.parameter(index)), rule, trace.gradients[index]);
}

/** What one example adds to the gradient of a parameter; null: nothing, to what only inference needs. */
function gradientTerm(judged: Judged, row: number, index: number): Expression | null {
  const { layout } = judged.trace;
  const parts = backwardParts({ ...judged, row });
  for (const [k, op] of layout.ops.entries()) {
    const inside = (from: number, length: number): boolean => from >= 0 && index >= from && index < from + length;
    switch (op.kind) {
      case 'dense':
        if (inside(op.kernel, op.inputs * op.units)) {
          const at = index - op.kernel;
          const [i, j] = [Math.floor(at / op.units), at % op.units];
          return step(product(parts.input(k, i), parts.slope(k, j)));
        }
        if (inside(op.bias, op.units)) return parts.slope(k, index - op.bias);
        break;
      case 'p_re_lu': {
        if (!inside(op.alpha, op.units)) break;
        const x = parts.input(k, index - op.alpha);
        return step(product(x.value < 0 ? x : c(0), parts.slope(k, index - op.alpha)));
      }
      case 'batch_normalization':
      case 'layer_normalization': {
        if (inside(op.beta, op.units)) return parts.slope(k, index - op.beta);
        if (!inside(op.gamma, op.units)) break;
        const unit = index - op.gamma;
        return step(product(parts.slope(k, unit), normalOf(parts, k, op, unit).normal));
      }
      case 'activation':
      case 'dropout':
      case 'gaussian_noise':
        break;
    }
  }
  return null;
}
