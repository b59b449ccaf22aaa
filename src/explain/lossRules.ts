import type { LossName, LossOptions } from '../engine/specs/lossSpecs.ts';
import { epsilon } from '../engine/losses/loss.ts';
import {
  always,
  call,
  type Comparison,
  constant as c,
  evaluate,
  exp,
  type Expression,
  type Known,
  type Letter,
  ln,
  minus,
  negative,
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

/** One example at the end of a network. */
export interface Ending {
  readonly loss: LossName;
  readonly options: LossOptions;
  /** Outputs [units]. */
  readonly outputs: readonly Known[];
  /** What the last activation was given, where the loss is computed through it; else the outputs [units]. */
  readonly logits: readonly Known[];
  /** Whether the loss is computed through the last activation. */
  readonly isThrough: boolean;
  /** Targets [units]. */
  readonly targets: readonly Known[];
  /** Whether half of a squared error is the loss, as in Playground. */
  readonly isHalved: boolean;
  /** Examples of the batch: the loss is their mean. */
  readonly rows: number;
  readonly most: number;
}

/** What is divided by so many units and rows; by 1 it is itself. */
function over(rule: Expression, ...counts: readonly number[]): Expression {
  const divisors = counts.filter((count) => count !== 1).map(c);
  if (divisors.length === 0) return rule;
  return quotient(rule, divisors.length === 1 ? divisors[0] : product(...divisors));
}
const absolute = (of: Expression): Expression => call('abs', of);
const highest = 1 - epsilon;

/** A probability, held within ε and 1 − ε before its logarithm. */
function held(p: Known | Expression): Expression {
  const value = evaluate(p);
  return value < epsilon ? c(epsilon) : value > highest ? c(highest) : p;
}
const isHeld = (value: number): boolean => value < epsilon || value > highest;

/** Targets, moved to the middle by label smoothing. */
function smoothed({ loss, options: { labelSmoothing: s }, targets }: Ending): readonly Expression[] {
  if (s === 0 || loss === 'sparse_categorical_crossentropy') return targets;
  const classes = loss === 'binary_crossentropy' ? 2 : targets.length;
  return targets.map((t) =>
    step(sum(product(t, minus(one, c(s))), quotient(c(s), c(classes))), { ...lettersOf(t), base: 't̃' }),
  );
}

const lettersOf = ({ name }: Known): Letter => ('base' in name ? name : { base: '' });

const errorsOf = ({ outputs, targets }: Ending): readonly Expression[] =>
  outputs.map((y, j) => step(minus(y, targets[j]), { ...lettersOf(targets[j]), base: 'e' }));

/** Targets of a hinge: labels 0 and 1 stand for −1 and 1. */
function signsOf({ targets }: Ending): readonly Expression[] {
  const areLabels = targets.every(({ value }) => value === 0 || value === 1);
  return areLabels ? targets.map((t) => step(minus(product(c(2), t), one))) : targets;
}

/** The loss of one example. */
export function lossRule(ending: Ending): Rule {
  const { loss, options, outputs, logits, isThrough, targets, most } = ending;
  const units = outputs.length;
  const total = (terms: readonly Expression[]): Expression =>
    terms.length === 1
      ? terms[0]
      : longSum(
          terms.map((term) => step(term)),
          most,
        );
  const mean = (terms: readonly Expression[]): Expression => over(total(terms), units);
  const t = smoothed(ending);
  switch (loss) {
    case 'mean_squared_error': {
      const error = mean(outputs.map((y, j) => square(minus(y, targets[j]))));
      return always(ending.isHalved ? quotient(error, c(2)) : error);
    }
    case 'mean_absolute_error':
      return always(mean(outputs.map((y, j) => absolute(minus(y, targets[j])))));
    case 'huber': {
      const { delta } = options;
      const where: Comparison[] = [];
      const terms = errorsOf(ending).map((e) => {
        const isNear = Math.abs(evaluate(e)) <= delta;
        where.push({ left: absolute(e), sign: isNear ? '≤' : '>', right: c(delta) });
        if (isNear) return quotient(square(e), c(2));
        return minus(product(c(delta), absolute(e)), quotient(square(c(delta)), c(2)));
      });
      return { rule: mean(terms), where };
    }
    case 'log_cosh': {
      const terms = errorsOf(ending).map((e) =>
        sum(absolute(e), ln(sum(one, exp(negative(product(c(2), absolute(e)))))), negative(ln(c(2)))),
      );
      return always(mean(terms));
    }
    case 'binary_crossentropy': {
      const byLogits = logits.map((z, j) =>
        sum(call('max', z, c(0)), negative(product(z, t[j])), ln(sum(one, exp(negative(absolute(z)))))),
      );
      // By the outputs as one reads of it, as long as none of them is so near to 0 or 1 that only the logits say it.
      if (options.fromLogits || (isThrough && outputs.some(({ value }) => isHeld(value)))) {
        return always(mean(byLogits));
      }
      const terms = outputs.map((y, j) => {
        const p = isThrough ? y : held(y);
        return sum(product(t[j], ln(p)), product(minus(one, t[j]), ln(minus(one, p))));
      });
      return always(negative(mean(terms)));
    }
    case 'categorical_crossentropy':
    case 'sparse_categorical_crossentropy': {
      if (options.fromLogits || (isThrough && outputs.some(({ value }) => isHeld(value)))) {
        const { powers, shift } = powersOf(logits);
        const logTotal = step(ln(step(longSum(powers, most))));
        const terms = logits.map((z, j) => product(t[j], minus(sum(logTotal, ...(shift === null ? [] : [shift])), z)));
        return always(total(terms));
      }
      const q = isThrough ? outputs : shares(outputs, most).map(held);
      return always(negative(total(q.map((p, j) => product(t[j], ln(p))))));
    }
    case 'hinge': {
      const signs = signsOf(ending);
      return always(mean(outputs.map((y, j) => call('max', minus(one, product(signs[j], y)), c(0)))));
    }
    case 'categorical_hinge':
      return always(call('max', lossMargin(ending), c(0)));
    case 'poisson':
      return always(mean(outputs.map((y, j) => minus(y, product(targets[j], ln(sum(y, c(epsilon))))))));
    case 'kl_divergence':
      return always(
        total(targets.map((target, j) => product(within(target), ln(quotient(within(target), within(outputs[j])))))),
      );
  }
}

/** Shares of outputs that do not sum to 1. */
function shares(outputs: readonly Known[], most: number): readonly Expression[] {
  const all = step(longSum(outputs, most));
  return outputs.map((y) => step(quotient(y, all)));
}

/** Held within ε and 1. */
function within(p: Known): Expression {
  return p.value < epsilon ? c(epsilon) : p.value > 1 ? one : p;
}

/** ∂L/∂ of an output. */
export function lossSlopeRule(ending: Ending, unit: number): Rule {
  const { loss, options, outputs, targets, rows, most } = ending;
  const units = outputs.length;
  const y = outputs[unit];
  const t = smoothed(ending)[unit];
  const mean = (rule: Expression): Rule => always(over(rule, units, rows));
  switch (loss) {
    case 'mean_squared_error': {
      const error = minus(y, targets[unit]);
      return mean(ending.isHalved ? error : product(c(2), error));
    }
    case 'mean_absolute_error':
      return mean(call('sign', minus(y, targets[unit])));
    case 'huber': {
      const { delta } = options;
      const e = errorsOf(ending)[unit];
      const isNear = Math.abs(evaluate(e)) <= delta;
      const rule = over(isNear ? e : product(c(delta), call('sign', e)), units, rows);
      return { rule, where: [{ left: absolute(e), sign: isNear ? '≤' : '>', right: c(delta) }] };
    }
    case 'log_cosh':
      return mean(call('tanh', minus(y, targets[unit])));
    case 'binary_crossentropy':
      if (options.fromLogits) return mean(minus(quotient(one, sum(one, exp(negative(y)))), t));
      if (isHeld(y.value)) return always(c(0));
      return mean(quotient(minus(y, t), product(y, minus(one, y))));
    case 'categorical_crossentropy':
    case 'sparse_categorical_crossentropy': {
      const all = smoothed(ending);
      if (options.fromLogits) {
        const total = step(
          longSum(
            outputs.map((z) => step(exp(z))),
            most,
          ),
        );
        const weight = step(longSum(all, most));
        return always(over(minus(product(quotient(exp(y), total), weight), t), rows));
      }
      const total = step(longSum(outputs, most));
      const isOut = (j: number): boolean => isHeld(outputs[j].value / evaluate(total));
      const kept = step(
        longSum(
          all.filter((_, j) => !isOut(j)),
          most,
        ),
      );
      const own = isOut(unit) ? c(0) : quotient(t, y);
      return always(over(minus(quotient(kept, total), own), rows));
    }
    case 'hinge': {
      const sign = signsOf(ending)[unit];
      const margin = step(minus(one, product(sign, y)));
      const counts = evaluate(margin) > 0;
      const rule = counts ? over(negative(sign), units, rows) : c(0);
      return { rule, where: [{ left: margin, sign: counts ? '>' : '≤', right: c(0) }] };
    }
    case 'categorical_hinge': {
      const wrongs = outputs.map((each, j) => (1 - targets[j].value) * each.value);
      const largest = Math.max(...wrongs);
      const margin = step(lossMargin(ending));
      if (!(evaluate(margin) > 0)) return { rule: c(0), where: [{ left: margin, sign: '≤', right: c(0) }] };
      const alike = wrongs.filter((each) => each === largest).length;
      const wrong = wrongs[unit] === largest ? over(minus(one, targets[unit]), alike) : c(0);
      return { rule: over(minus(wrong, targets[unit]), rows), where: [{ left: margin, sign: '>', right: c(0) }] };
    }
    case 'poisson':
      return mean(minus(one, quotient(targets[unit], sum(y, c(epsilon)))));
    case 'kl_divergence':
      if (y.value < epsilon || y.value > 1) return always(c(0));
      return always(over(negative(quotient(within(targets[unit]), y)), rows));
  }
}

/** max (1 − t)·y − Σ t·y + 1 */
function lossMargin({ outputs, targets, most }: Ending): Expression {
  const wrong = step(call('max', ...outputs.map((y, j) => product(minus(one, targets[j]), y))));
  const right = step(
    longSum(
      outputs.map((y, j) => product(targets[j], y)),
      most,
    ),
  );
  return sum(wrong, negative(right), one);
}

/** ∂L/∂z of a loss together with its own activation: the output less the target. */
export function jointSlopeRule(ending: Ending, unit: number): Rule {
  const { loss, outputs, rows, most } = ending;
  const all = smoothed(ending);
  if (loss === 'binary_crossentropy') return always(over(minus(outputs[unit], all[unit]), outputs.length, rows));
  const weight = all.reduce((total, t) => total + evaluate(t), 0);
  const share = Math.abs(weight - 1) < 1e-12 ? outputs[unit] : product(outputs[unit], step(longSum(all, most)));
  return always(over(minus(share, all[unit]), rows));
}
