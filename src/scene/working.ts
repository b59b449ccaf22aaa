import { exact, significant } from '../document/spelling.ts';
import { activationFunction } from '../engine/layerActivation.ts';
import { type Relation, type Shown, spellArithmetic } from './digits.ts';
import type { Facts, WeightedSum } from './facts.ts';
import type { RowScores, StageFacts } from './stageFacts.ts';

/** A piece of a line of arithmetic. */
export type Piece =
  | { readonly kind: 'number'; readonly text: string; readonly value: number }
  /** `×`, `=`, `e^` … */
  | { readonly kind: 'sign'; readonly text: string }
  /** A name in Keras's words. */
  | { readonly kind: 'code'; readonly text: string; readonly formula: string | null }
  /** In the language of the page. */
  | { readonly kind: 'word'; readonly text: string };

/** Pieces that stay on one line. */
export type Part = readonly Piece[];

export interface WorkingWords {
  readonly bias: string;
  readonly slope: string;
  readonly thisExample: string;
  readonly dropout: Readonly<Record<'dropped' | 'kept' | 'none', string>>;
  readonly others: (count: number) => string;
}

/** A piece before its digits are chosen. */
type Draft =
  | Piece
  | { readonly kind: 'shown'; readonly at: Shown }
  | { readonly kind: 'equals'; readonly relations: readonly number[] };

/** Numbers of a line, and the relations between them. */
interface Lines {
  readonly values: number[];
  readonly relations: Relation[];
  readonly parts: Draft[][];
}

const sign = (text: string): Draft => ({ kind: 'sign', text });
const word = (text: string): Draft => ({ kind: 'word', text });

function show(lines: Lines, value: number): Shown {
  return lines.values.push(value) - 1;
}

const shown = (at: Shown): Draft => ({ kind: 'shown', at });

/** Merges the `=` of two results. */
function both(a: Draft, b: Draft): Draft {
  const relations = [a, b].flatMap((piece) => (piece.kind === 'equals' ? piece.relations : []));
  return { kind: 'equals', relations };
}

/** A result: its sign `=` and its number. */
function result(
  lines: Lines,
  value: number,
  from: readonly Shown[],
  compute: (numbers: readonly number[]) => number,
  before: 'equals' | 'arrow',
): { readonly at: Shown; readonly part: Draft[] } {
  const at = show(lines, value);
  const relation = lines.relations.push({ from, to: at, compute }) - 1;
  return { at, part: [before === 'equals' ? { kind: 'equals', relations: [relation] } : sign('→'), shown(at)] };
}

/**
 * Returns the arithmetic behind a target, so that it can be checked on a calculator: w·x + … + b = z → f → y. Null
 * while the numbers are unknown.
 *
 * @param mostScores number of scores in a softmax's divisor that are displayed one by one
 */
export function workingOf(facts: Facts, words: WorkingWords, mostScores: number): readonly Part[] | null {
  const lines: Lines = { values: [], relations: [], parts: [] };
  if (facts.type === 'neuron') {
    if (facts.value === null || facts.input === null) return null;
    let at: Shown;
    if (facts.sum === null) {
      at = show(lines, facts.input);
      lines.parts.push([shown(at)]);
    } else {
      at = drawSum(lines, facts.sum, words);
    }
    for (const stage of facts.stages) at = drawStage(lines, stage, at, words, mostScores);
    return spell(lines, 3);
  }
  if (facts.value === null) return null;
  const name = facts.type === 'bias' ? `bias[${facts.unit}]` : `kernel[${facts.input}, ${facts.unit}]`;
  const value = show(lines, facts.value);
  lines.parts.push([{ kind: 'code', text: name, formula: null }, sign('='), shown(value)]);
  if (facts.type === 'weight' && facts.x !== null) {
    const x = show(lines, facts.x);
    const product = result(lines, facts.x * facts.value, [x, value], ([a, b]) => a * b, 'equals');
    lines.parts.push([word(words.thisExample), shown(x), sign('×'), shown(value), ...product.part]);
  }
  return spell(lines, 4);
}

/** Returns the target's number with all its digits; null while it is unknown. */
export function exactOf({ value }: Facts): string | null {
  return value === null ? null : exact(value);
}

function spell({ values, relations, parts }: Lines, places: number): readonly Part[] {
  const { texts, holds } = spellArithmetic(values, relations, places);
  return parts.map((part) =>
    part.map((piece): Piece => {
      if (piece.kind === 'shown') return { kind: 'number', text: texts[piece.at], value: values[piece.at] };
      if (piece.kind === 'equals')
        return { kind: 'sign', text: piece.relations.every((each) => holds[each]) ? '=' : '≈' };
      return piece;
    }),
  );
}

/** x₁ × w₁ + … + others + bias = z */
function drawSum(lines: Lines, { terms, others, bias, sum }: WeightedSum, words: WorkingWords): Shown {
  const factors: Shown[] = [];
  const summands: Shown[] = [];
  const plus = (part: Draft[]): void => void lines.parts.push(lines.parts.length === 0 ? part : [sign('+'), ...part]);
  for (const { x, weight } of terms) {
    const pair = [show(lines, x), show(lines, weight)];
    factors.push(...pair);
    plus([shown(pair[0]), sign('×'), shown(pair[1])]);
  }
  if (others !== null) {
    summands.push(show(lines, others.sum));
    plus([word(words.others(others.count)), shown(summands[0])]);
  }
  if (bias !== null) {
    const at = show(lines, bias);
    summands.push(at);
    plus([word(words.bias), shown(at)]);
  }
  const count = factors.length;
  const compute = (numbers: readonly number[]): number => {
    let total = 0;
    for (let i = 0; i < count; i += 2) total += numbers[i] * numbers[i + 1];
    for (const summand of numbers.slice(count)) total += summand;
    return total;
  };
  const { at, part } = result(lines, sum, [...factors, ...summands], compute, 'equals');
  lines.parts.push(part);
  return at;
}

/** → name → y, with the formula in between unless the name says it all. */
function drawStage(lines: Lines, stage: StageFacts, x: Shown, words: WorkingWords, mostScores: number): Shown {
  const { parts } = lines;
  const formula = stage.kind === 'activation' && stage.row === null ? formulaOf(stage) : null;
  parts.push([sign('→'), { kind: 'code', text: stage.name, formula }]);
  const end = (
    from: readonly Shown[],
    compute: (n: readonly number[]) => number,
    before: 'equals' | 'arrow',
  ): Shown => {
    const { at, part } = result(lines, stage.value, from, compute, before);
    parts.push(part);
    return at;
  };
  switch (stage.kind) {
    case 'activation': {
      const { spec, row } = stage;
      if (row !== null) return drawRow(lines, stage.value, row, x, words, mostScores);
      const { f } = activationFunction(spec);
      return end([x], ([value]) => f(value), 'arrow');
    }
    case 'p_re_lu': {
      const alpha = show(lines, stage.alpha);
      parts.push([word(words.slope), shown(alpha)]);
      return end([x, alpha], ([value, slope]) => (value > 0 ? value : slope * value), 'arrow');
    }
    case 'dropout': {
      const { act, rate } = stage;
      if (act === 'kept') {
        parts.push([
          word(words.dropout.kept),
          sign('÷'),
          { kind: 'number', text: significant(1 - rate, 12), value: 1 - rate },
        ]);
        return end([x], ([value]) => value / (1 - rate), 'equals');
      }
      parts.push([word(words.dropout[act])]);
      return end([x], ([value]) => (act === 'dropped' ? 0 : value), 'arrow');
    }
    case 'gaussian_noise': {
      const added = show(lines, stage.added);
      parts.push([sign('+'), shown(added)]);
      return end([x, added], ([value, noise]) => value + noise, 'equals');
    }
    case 'batch_normalization':
    case 'layer_normalization': {
      const { spread, deviations, gamma, beta } = stage;
      let normal: Shown;
      if (spread === null) {
        normal = show(lines, deviations);
        parts.push([shown(normal)]);
      } else {
        const [mean, deviation] = [show(lines, spread.mean), show(lines, spread.deviation)];
        parts.push([sign('('), shown(x), sign('−'), shown(mean), sign(')'), sign('÷'), shown(deviation)]);
        const { at, part } = result(lines, deviations, [x, mean, deviation], ([v, m, d]) => (v - m) / d, 'equals');
        normal = at;
        parts.push(part);
      }
      const [factor, shift] = [show(lines, gamma), show(lines, beta)];
      parts.push([sign('×'), word('γ'), shown(factor)], [sign('+'), word('β'), shown(shift)]);
      return end([normal, factor, shift], ([n, g, b]) => n * g + b, 'equals');
    }
  }
}

function formulaOf({ spec }: Extract<StageFacts, { kind: 'activation'; row: null }>): string | null {
  const { formula } = activationFunction(spec);
  return /held/.test(formula) ? null : formula; // the formula contains English words
}

/** Draws a row-wise function, with the other scores that it uses. */
function drawRow(
  lines: Lines,
  value: number,
  { name, scores, unit }: RowScores,
  x: Shown,
  words: WorkingWords,
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
  words: WorkingWords,
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

/** Adds the parts `before s₁`, `+ s₂`, … `+ sₙ after`. */
function pushSum(lines: Lines, before: Draft[], summands: readonly Draft[][], after: Draft[]): void {
  summands.forEach((summand, i) => {
    const last = i === summands.length - 1;
    lines.parts.push([...(i === 0 ? before : [sign('+')]), ...summand, ...(last ? after : [])]);
  });
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
