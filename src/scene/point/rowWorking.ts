import { both, type Draft, type Lines, pushSum, result, show, shown, sign, word } from './arithmetic.ts';
import type { Shown } from '../../explain/digits.ts';
import type { RowScores } from './stageFacts.ts';

/** Words for the scores that are not displayed one by one. */
interface RowWords {
  readonly others: (count: number) => string;
}

/** Draws a row-wise function, with the other scores that it uses. */
export function drawRow(
  lines: Lines,
  value: number,
  { name, scores, unit }: RowScores,
  x: Shown,
  words: RowWords,
  most: number,
): Shown {
  const largest = scores.reduce((a, b) => Math.max(a, b));
  const among = name === 'sparsemax' ? aboveThreshold(scores) : [...scores.keys()];
  const chosen = chooseScores(scores, among, unit, most);
  const rest = among.filter((j) => !chosen.includes(j));
  if (name === 'sparsemax') return drawSparsemax(lines, value, { scores, chosen, rest, unit, x }, words);

  // e^x overflows a calculator for large x. Subtracting the same number from all scores keeps their proportions.
  const shift = Math.abs(largest) > 200 ? largest : 0;
  const shiftAt = shift === 0 ? null : show(lines, shift);
  const shifts = shiftAt === null ? [] : [shiftAt];
  const power = (at: Shown): Draft[] =>
    shiftAt === null ? [sign('e^'), shown(at)] : [sign('e^('), shown(at), sign('−'), shown(shiftAt), sign(')')];
  const raise = (score: number, by: number | undefined): number => Math.exp(score - (by ?? 0));

  const places = chosen.map((j) => (j === unit ? x : show(lines, scores[j])));
  const restSum = rest.reduce((total, j) => total + raise(scores[j], shift), 0);
  const restAt = rest.length === 0 ? [] : [show(lines, restSum)];
  const summands = [
    ...places.map((at) => power(at)),
    ...restAt.map((at) => [word(words.others(rest.length)), shown(at)]),
  ];
  const total = scores.reduce((sum, score) => sum + raise(score, shift), 0);
  const n = places.length;
  const addUp = (numbers: readonly number[]): number => {
    const [powers, others] = [numbers.slice(0, n), numbers.slice(n, n + restAt.length)];
    const by = numbers[n + restAt.length];
    return powers.reduce((sum, score) => sum + raise(score, by), 0) + others.reduce((a, b) => a + b, 0);
  };

  if (name === 'softmax') {
    lines.parts.push(power(x));
    pushSum(lines, [sign('÷'), sign('(')], summands, [sign(')')]);
    const own = result(lines, raise(scores[unit], shift), [x, ...shifts], ([score, by]) => raise(score, by), 'equals');
    const sum = result(lines, total, [...places, ...restAt, ...shifts], addUp, 'equals');
    lines.parts.push([both(own.part[0], sum.part[0]), shown(own.at), sign('÷'), shown(sum.at)]);
    const share = result(lines, value, [own.at, sum.at], ([a, b]) => a / b, 'equals');
    lines.parts.push(share.part);
    return share.at;
  }
  const less = shiftAt === null ? [] : [sign('−'), shown(shiftAt)];
  pushSum(lines, [shown(x), ...less, sign('−'), sign('ln(')], summands, [sign(')')]);
  const sum = result(lines, total, [...places, ...restAt, ...shifts], addUp, 'equals');
  lines.parts.push([sum.part[0], shown(x), ...less, sign('−'), sign('ln'), shown(sum.at)]);
  const end = result(lines, value, [x, sum.at, ...shifts], ([a, b, by]) => a - (by ?? 0) - Math.log(b), 'equals');
  lines.parts.push(end.part);
  return end.at;
}

/** τ = (Σ of the scores above τ − 1) ÷ their number, then max(0, x − τ). */
function drawSparsemax(
  lines: Lines,
  value: number,
  {
    scores,
    chosen,
    rest,
    unit,
    x,
  }: { scores: readonly number[]; chosen: number[]; rest: number[]; unit: number; x: Shown },
  words: RowWords,
): Shown {
  const places = chosen.map((j) => (j === unit ? x : show(lines, scores[j])));
  const restAt =
    rest.length === 0
      ? []
      : [
          show(
            lines,
            rest.reduce((sum, j) => sum + scores[j], 0),
          ),
        ];
  const count = chosen.length + rest.length;
  const sum = [...chosen, ...rest].reduce((total, j) => total + scores[j], 0);
  pushSum(
    lines,
    [word('τ'), sign('='), sign('(')],
    [...places.map((at) => [shown(at)]), ...restAt.map((at) => [word(words.others(rest.length)), shown(at)])],
    [sign('−'), sign('1'), sign(')'), sign('÷'), sign(String(count))],
  );
  const compute = (numbers: readonly number[]): number => (numbers.reduce((a, b) => a + b, 0) - 1) / count;
  const tau = result(lines, (sum - 1) / count, [...places, ...restAt], compute, 'equals');
  lines.parts.push(tau.part);
  lines.parts.push([sign('→'), sign('max(0,'), shown(x), sign('−'), word('τ'), sign(')')]);
  const end = result(lines, value, [x, tau.at], ([score, threshold]) => Math.max(0, score - threshold), 'equals');
  lines.parts.push(end.part);
  return end.at;
}

/** Returns the neuron's own score if it counts, and the largest of the others, in the order of the neurons. */
function chooseScores(scores: readonly number[], among: readonly number[], unit: number, most: number): number[] {
  if (among.length <= most) return [...among];
  const largest = among.toSorted((a, b) => scores[b] - scores[a] || a - b).filter((j) => j !== unit);
  const own = among.includes(unit) ? [unit] : [];
  return [...own, ...largest].slice(0, Math.max(1, most)).toSorted((a, b) => a - b);
}

/** Returns the scores with a share in sparsemax: the k largest, while the k-th is above (their sum − 1) ÷ k. */
function aboveThreshold(scores: readonly number[]): number[] {
  const order = [...scores.keys()].toSorted((a, b) => scores[b] - scores[a]);
  let sum = 0;
  let count = 0;
  for (const [k, j] of order.entries()) {
    sum += scores[j];
    if (scores[j] > (sum - 1) / (k + 1)) count = k + 1;
  }
  return order.slice(0, Math.max(1, count)).toSorted((a, b) => a - b);
}
