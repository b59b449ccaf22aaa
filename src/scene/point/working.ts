import { exact, significant } from '../../document/spelling.ts';
import { activationFunction } from '../../engine/layerActivation.ts';
import { type Lines, type Part, result, show, shown, sign, spell, word, type Draft } from './arithmetic.ts';
import type { Shown } from '../../explain/digits.ts';
import type { Facts, WeightedSum } from './targetFacts.ts';
import { drawRow } from './rowWorking.ts';
import type { StageFacts } from './stageFacts.ts';

export interface WorkingWords {
  readonly bias: string;
  readonly slope: string;
  readonly thisExample: string;
  readonly dropout: Readonly<Record<'dropped' | 'kept' | 'none', string>>;
  readonly others: (count: number) => string;
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
  const name = facts.type === 'weight' ? `kernel[${facts.input}, ${facts.unit}]` : `${roleOf(facts)}[${facts.unit}]`;
  const value = show(lines, facts.value);
  lines.parts.push([{ kind: 'code', text: name, formula: null }, sign('='), shown(value)]);
  if (facts.type === 'weight' && facts.x !== null) {
    const x = show(lines, facts.x);
    const product = result(lines, facts.x * facts.value, [x, value], ([a, b]) => a * b, 'equals');
    lines.parts.push([word(words.thisExample), shown(x), sign('×'), shown(value), ...product.part]);
  }
  return spell(lines, 4);
}

const roleOf = (facts: Exclude<Facts, { type: 'neuron' | 'weight' }>): string =>
  facts.type === 'bias' ? 'bias' : facts.role;

/** Returns the target's number with all its digits; null while it is unknown. */
export function exactOf({ value }: Facts): string | null {
  return value === null ? null : exact(value);
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
        // What follows is done to the result: without an arrow, `=` would say that both are equal.
        parts.push([...part, sign('→')]);
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
