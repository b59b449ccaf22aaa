import { createRandom } from '../engine/random.ts';
import { createTable } from './createTable.ts';
import type { Column } from './dataset.ts';
import { mostPoints, placed, snapped, tableOf } from './drawnPoints.ts';
import {
  columnsOf,
  evaluate,
  type FormulaFault,
  parseFormula,
  printFormula,
  type RelationTerm,
  type Term,
  wordStyle,
} from './formula.ts';
import type { Table } from './tables.ts';

/** How many points of a set by formula are drawn, where, and how far from what it says. */
export interface SetChoice {
  /** Of x, and of y where points are drawn on a plane. */
  readonly from: number;
  readonly to: number;
  readonly samples: number;
  /** 0 … 1 */
  readonly noise: number;
  /** uint32 */
  readonly seed: number;
}

export const samplesRange = { min: 10, max: mostPoints };
/** As far as a plane may reach. */
export const farthest = 1000;

/** Why a text gives no set. */
export type SetFault =
  | FormulaFault
  | {
      readonly code: 'noRelation' | 'noCurve' | 'oneClass' | 'noValues' | 'tooHigh' | 'noRange';
      readonly at: number;
      readonly word: string;
    };

/** Standard deviation of the errors with noise 1, in parts of the plane. */
const deviation = 0.075;
/** Numbers that are larger are no values of a curve. */
const largest = 1e6;

const axes = ['x', 'y'];

function columnOf(name: string): number | null {
  const column = axes.indexOf(name.toLowerCase());
  return column < 0 ? null : column;
}

/** The relation that a text says, of x and y. */
function readRelation(text: string): RelationTerm | SetFault {
  const parsed = parseFormula(text, columnOf, axes.length);
  if (!parsed.ok) return parsed.fault;
  const { term } = parsed;
  return term.type === 'relation' ? term : { code: 'noRelation', at: 0, word: text };
}

const fault = (code: Exclude<SetFault['code'], FormulaFault['code']>, at = 0): SetFault => ({ code, at, word: '' });

/**
 * The set that a formula describes: of a comparison the points of a plane, in two classes, where it does not hold and
 * where it does; of an equation `y = …` a curve, y to be predicted from x. Never throws; takes time in proportion to
 * the points, which are bounded as formulas are.
 *
 * @param classes names of the two classes
 */
export function setByFormula(text: string, choice: SetChoice, classes: readonly [string, string]): Table | SetFault {
  const relation = readRelation(text);
  if ('code' in relation) return relation;
  if (!(choice.from < choice.to)) return fault('noRange');
  return relation.relation === '=' ? curveOf(relation, choice, text) : areasOf(relation, choice, classes);
}

function titleOf({ left, relation, right }: RelationTerm): string {
  const style = wordStyle((column) => 'xy'[column]);
  const sign = { '<': '<', '>': '>', '<=': '≤', '>=': '≥', '=': '=' }[relation];
  return `${printFormula(left, style)} ${sign} ${printFormula(right, style)}`;
}

const holds: Readonly<Record<RelationTerm['relation'], (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
  '=': (a, b) => a === b,
};

function areasOf(relation: RelationTerm, choice: SetChoice, classes: readonly string[]): Table | SetFault {
  const { from, to, samples, noise, seed } = choice;
  const side: Column['domain'] = [from, to];
  const domains = [side, side] as const;
  const random = createRandom(seed, 'data');
  const isIn = holds[relation.relation];
  const error = deviation * noise * (to - from);
  const points = Array.from({ length: samples }, () => {
    const [x, y] = [random.uniform(), random.uniform()].map((part) => from + part * (to - from));
    const [ex, ey] = [random.normal(), random.normal()]; // drawn without noise, too: moving it moves each point
    const [a, b] = [relation.left, relation.right].map((term) => evaluate(term, (column) => (column === 0 ? x : y)));
    // Where a side has no value, no point
    const label = Number.isNaN(a) || Number.isNaN(b) ? -1 : Number(isIn(a, b));
    return { ...placed({ domains }, { x: x + error * ex, y: y + error * ey }), label };
  }).filter(({ label }) => label >= 0);
  if (points.length < 2) return fault('noValues');
  if (points.every(({ label }) => label === points[0].label)) return fault('oneClass');
  return tableOf({ title: titleOf(relation), points, classes, domains });
}

const isY = (term: Term): boolean => term.type === 'column' && term.index === 1;

function curveOf(relation: RelationTerm, choice: SetChoice, text: string): Table | SetFault {
  const { left, right } = relation;
  const { from, to, samples, noise, seed } = choice;
  const side = isY(left) ? right : isY(right) ? left : null;
  if (side === null || columnsOf(side).includes(1)) return fault('noCurve', text.search(/[=＝]/));
  const random = createRandom(seed, 'data');
  const all = Array.from({ length: samples }, () => {
    const x = snapped(from + random.uniform() * (to - from), [from, to]);
    return { x, y: evaluate(side, () => x), error: random.normal() };
  });
  const found = all.filter(({ y }) => Math.abs(y) <= largest);
  if (found.length < 2) return fault(all.some(({ y }) => Math.abs(y) > largest) ? 'tooHigh' : 'noValues');
  const [low, high] = found.reduce(([min, max], { y }) => [Math.min(min, y), Math.max(max, y)], [
    Infinity,
    -Infinity,
  ] as readonly [number, number]);
  const height = high - low || 1;
  const targets = found.map(({ y, error }) => snapped(y + deviation * noise * height * error, [0, height / 10]));
  const values = Float64Array.from(found, ({ x }) => x);
  return createTable(
    { type: 'points', title: titleOf(relation), columns: ['x'], classes: [], targets: ['y'], domains: [[from, to]] },
    { values, labels: new Int32Array(0), targets: Float64Array.from(targets) },
  );
}
