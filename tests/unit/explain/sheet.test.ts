import { expect, test } from 'vitest';
import { blankKinds } from '../../../src/document/blank.ts';
import { defaultOptimizer, denseLayer, usualLayers } from '../../../src/document/defaults.ts';
import { type Depth, depths } from '../../../src/document/depth.ts';
import { exact } from '../../../src/document/spelling.ts';
import { epsilon } from '../../../src/engine/losses/loss.ts';
import { losses } from '../../../src/engine/createLoss.ts';
import { createRandom } from '../../../src/engine/random.ts';
import { lossNames } from '../../../src/engine/specs/lossSpecs.ts';
import type { Layer } from '../../../src/engine/specs/model.ts';
import type { Clip, OptimizerSpec } from '../../../src/engine/specs/optimizerSpecs.ts';
import type { RunSpec } from '../../../src/engine/specs/runSpec.ts';
import { type Blank, blanksOf } from '../../../src/explain/blanks.ts';
import {
  type Expression,
  type Known,
  type Line,
  nameKey,
  numeralsIn,
  partsOf,
} from '../../../src/explain/expression.ts';
import { listedOnSheet } from '../../../src/explain/givenFor.ts';
import { type Markup, textOf } from '../../../src/explain/markup.ts';
import { sheetOf } from '../../../src/explain/sheet.ts';
import { lineMarkup } from '../../../src/explain/spellLines.ts';
import { optimizerNames } from '../../../src/keras/optimizers.ts';
import { randomRun, rowsOf } from '../engine/randomRuns.ts';
import { walkOfRun } from './walkOf.ts';

/** Each kind of layer, with arguments that no formula has of its own. */
const kinds: { readonly [T in Layer['type']]: Partial<Extract<Layer, { type: T }>> } = {
  dense: { units: 2, kernelRegularizer: { l1: 0.013, l2: 0.017 }, biasRegularizer: { l1: 0, l2: 0.019 } },
  activation: { activation: 'selu' },
  re_lu: { maxValue: 1.15, negativeSlope: 0.15, threshold: 0.35 },
  leaky_re_lu: { negativeSlope: 0.15 },
  p_re_lu: { alphaInitializer: { name: 'constant', value: 0.15 } },
  elu: { alpha: 0.85 },
  softmax: {},
  dropout: { rate: 0.35 },
  gaussian_noise: { stddev: 0.27 },
  batch_normalization: { epsilon: 0.023 },
  layer_normalization: { epsilon: 0.023 },
};
const clips: readonly (Clip | null)[] = [
  null,
  { by: 'norm', limit: 0.0625 },
  { by: 'value', limit: 0.04 },
  { by: 'global_norm', limit: 0.11 },
];
const [smoothing, delta] = [0.15, 0.45];

/** The arguments of an optimizer, but those that choose another rule, all at numbers that no formula has of its own. */
function optimizerOf(number: number): OptimizerSpec {
  const usual = defaultOptimizer(optimizerNames[number % optimizerNames.length]);
  const own = { momentum: 0.87, beta1: 0.83, beta2: 0.973, rho: 0.91, epsilon: 0.0029 };
  const has = Object.entries(own).filter(([key]) => key in usual);
  const clip = clips[Math.floor(number / optimizerNames.length) % clips.length];
  return { ...usual, ...Object.fromEntries(has), learningRate: 0.021, weightDecay: 0.031, clip };
}

function runOf(number: number, type: Layer['type'], loss: (typeof lossNames)[number]): RunSpec {
  const layer = { ...usualLayers[type], ...kinds[type] } as Layer; // each has the arguments of its own
  const { outputs } = losses[loss];
  const last = outputs === 'any' ? 'linear' : outputs === 'positive' ? 'softmax' : 'sigmoid';
  const model = {
    inputs: 2,
    layers: [denseLayer(2, { activation: 'linear' }), layer, denseLayer(2, { activation: last })],
  };
  const random = createRandom(number, 'data');
  return {
    ...randomRun(number, 'float64'),
    model,
    loss,
    lossOptions: { fromLogits: false, labelSmoothing: smoothing, delta },
    optimizer: optimizerOf(number),
    metrics: [],
    callbacks: [],
    batchSize: 3,
    training: rowsOf(random, 6, 2, 2, loss, 'float64'),
    validation: rowsOf(random, 0, 2, 2, loss, 'float64'),
  };
}

/** Lines with all that they are computed from: formulas of what is on the way, too. */
const withWays = (line: Line): readonly Line[] => [
  line,
  ...[line.rule, ...line.where.flatMap(({ left, right }) => [left, right])]
    .flatMap(numeralsIn)
    .flatMap((each) => (each.type === 'line' ? withWays(each.line) : [])),
];
const expressionsOf = ({ rule, where }: Line): readonly Expression[] => [
  rule,
  ...where.flatMap(({ left, right }) => [left, right]),
];
const constantsIn = (e: Expression): readonly number[] =>
  e.type === 'constant' ? [e.value] : partsOf(e).flatMap(constantsIn);
const knownIn = (line: Line): readonly Known[] =>
  expressionsOf(line)
    .flatMap(numeralsIn)
    .flatMap((each) => (each.type === 'known' ? [each] : []));

/** Numbers that are part of a formula which one knows, and counts of units and rows. */
const isOfFormula = (value: number): boolean => Number.isInteger(value) || value === 0.5;
/** The number that one in a formula comes from. */
const origins = new Map([
  [2 * 0.017, 0.017],
  [2 * 0.019, 0.019],
  [1 - epsilon, epsilon],
  [1.0507009873554805, 1.0507],
  [1.6732632423543772, 1.6733],
]);

const text = (markup: Markup): string => textOf(markup, (count) => `${count} more`);

/** What is written of a line, as LineOf does. */
function written(depth: Depth, ...[line, spelled, hidden]: Parameters<typeof lineMarkup>): string {
  if (depth === 'picture') return '';
  const { letters, isSecret, numbers, where } = lineMarkup(line, spelled, hidden);
  const all = depth === 'formulas' && !isSecret ? [letters, ...numbers] : numbers;
  return [...all, ...where.map((each) => (depth === 'formulas' ? each.letters : each.numbers))].map(text).join(' | ');
}

const numbersIn = (said: string): readonly string[] => said.match(/\d+(?:\.\d+)?(?:e−?\d+)?/g) ?? [];

test('every number that a blank depends on is printed on its sheet: of any layer, loss and optimizer, at any depth', () => {
  const missing = new Set<string>();
  let [asked, count, walks] = [0, 0, 0];
  for (const [i, type] of (Object.keys(kinds) as Layer['type'][]).entries()) {
    for (const [j, loss] of lossNames.entries()) {
      if ((i + j) % 3 !== 0) continue; // each kind of layer with some losses, each loss with some kinds
      const spec = runOf(walks++, type, loss);
      const walk = walkOfRun(spec);
      if (walk === null) continue;
      count++;
      const { judged, updating } = walk;
      const isListed = listedOnSheet(judged);
      const settings = Object.values({ ...kinds[type], alphaInitializer: null }).filter(
        (value) => typeof value === 'number' && value !== 2,
      );
      for (const left of [...blankKinds.map((kind) => [kind]), blankKinds]) {
        const blanks = blanksOf(judged, updating, left);
        const blankOf = new Map<string, Blank>(blanks.map((each) => [each.key, each]));
        for (const depth of depths) {
          for (const station of sheetOf(judged, updating, blanks, depth, false)) {
            const head = station.functions.map(({ formula, settings: all }) =>
              [formula, ...all.map(({ name, value }) => `${JSON.stringify(name)} = ${exact(value)}`)].join(', '),
            );
            const seen = new Set(
              station.functions.flatMap((each) => each.settings.map(({ name, value }) => nameKey(name, value))),
            );
            const said = [...head];
            for (const { key, all: own, lines, spelled, hidden, given } of station.blanks) {
              const blank = blankOf.get(key);
              if (blank === undefined) throw new Error('it is one of them');
              expect(lines.at(-1)?.line).toBe(own[blank.lines.indexOf(blank.line)]);
              for (const { line, depth: at } of lines) {
                const all = written(at, line, spelled, hidden);
                said.push(all);
                if (all === '' && line !== lines.at(-1)?.line && station.functions.length === 0) {
                  missing.add(`${type}, ${loss}, ${depth}: ${station.stop.pass} ${JSON.stringify(line.name)} alone`);
                }
                if (at === 'picture') continue;
                if (line.name !== null) seen.add(nameKey(line.name, line.value));
                const isSecret = lineMarkup(line, spelled, hidden).isSecret;
                if (!isSecret)
                  for (const each of withWays(line).flatMap(knownIn)) seen.add(nameKey(each.name, each.value));
              }
              for (const each of given) seen.add(nameKey(each.name, each.value));
              const place = `${type}, ${loss}, ${spec.optimizer.name} ${spec.optimizer.clip?.by}, ${left.length > 1 ? 'all' : left}, ${depth}: ${station.stop.pass}`;
              const found = new Set(numbersIn(said.join(' ')));
              for (const line of lines.flatMap((each) => withWays(each.line))) {
                for (const value of expressionsOf(line).flatMap(constantsIn)) {
                  const from = origins.get(value) ?? Math.abs(value);
                  if (isOfFormula(value) || found.has(exact(value)) || found.has(exact(from))) continue;
                  missing.add(`${place} ${value}`);
                }
                for (const each of knownIn(line)) {
                  asked++;
                  const name = nameKey(each.name, each.value);
                  if (!isListed(each) && !hidden.number(each) && !seen.has(name)) missing.add(`${place} ${name}`);
                }
              }
              // Whichever part of a function holds: a number that stands there only with one of them would tell.
              const { ops } = judged.trace.layout;
              const { stop } = station;
              const at = stop.pass === 'forward' ? stop.op : stop.pass === 'backward' ? stop.op + 1 : -1;
              if (
                at < 0 ||
                ops[at]?.layer !== 1 ||
                !lines.some(({ line }) => lineMarkup(line, spelled, hidden).isSecret)
              )
                continue;
              if (type === 'dropout') continue; // it says so
              for (const value of settings) if (!found.has(exact(value))) missing.add(`${place} setting ${value}`);
              if (type === 'p_re_lu' && !found.has('0.15')) missing.add(`${place} alpha`);
            }
          }
        }
      }
    }
  }
  expect([...missing].slice(0, 40)).toEqual([]);
  expect(count).toBeGreaterThan(optimizerNames.length * clips.length);
  expect(asked).toBeGreaterThan(5000);
});
