import { sin } from '../engine/math.ts';
import type { Column, DatasetInfo, Show } from './dataset.ts';

/** A number made of one or two columns. */
interface Derivation {
  readonly takes: 1 | 2;
  readonly f: (a: number, b: number) => number;
  /** Its name, given those of the columns. */
  readonly word: (a: string, b: string) => string;
}

const entries = {
  square: { takes: 1, f: (a) => a * a, word: (a) => `${a}²` },
  product: { takes: 2, f: (a, b) => a * b, word: (a, b) => `${a}·${b}` },
  sin: { takes: 1, f: sin, word: (a) => `sin ${a}` },
} satisfies Readonly<Record<string, Derivation>>;

const column: Derivation = { takes: 1, f: (a) => a, word: (a) => a };

export type DerivationName = keyof typeof entries;
export const derivations: Readonly<Record<DerivationName, Derivation>> = entries;
export const derivationNames = Object.keys(entries) as readonly DerivationName[]; // has no others

/** A column, or a derivation and its columns as a link has them: `square.0`, `product.0.1`; or a formula. */
export type Feature = number | `${DerivationName | 'formula'}.${string}`;

/** What a formula makes of columns: see formulaFeatures.ts. */
export interface FormulaFeature {
  readonly of: readonly number[];
  readonly read: (values: Float64Array, at: number) => number;
  readonly domain: (columns: readonly Column[]) => Column['domain'];
  readonly name: (name: (column: number) => string) => string;
}

let formulaOf: (feature: Feature) => FormulaFeature | null = () => null;

/** Has formulas read by this, which comes late. */
export function makeFormulas(read: typeof formulaOf): void {
  formulaOf = read;
}

export const isFormula = (feature: Feature): boolean => String(feature).startsWith('formula.');

/** What a feature is made by, null for a column, and of which columns. */
export function partsOf(feature: Feature): { readonly by: DerivationName | null; readonly of: readonly number[] } {
  if (typeof feature === 'number') return { by: null, of: [feature] };
  const [by, ...of] = feature.split('.');
  return { by: by as DerivationName, of: of.map(Number) }; // by its type
}

/** The columns that inputs are made of, ascending; of columns alone these very ones. */
export function sourcesOf(features: readonly Feature[]): readonly number[] {
  if (features.every((each) => typeof each === 'number')) return features;
  const of = features.flatMap((each) => (isFormula(each) ? (formulaOf(each)?.of ?? []) : partsOf(each).of));
  return [...new Set(of)].toSorted((a, b) => a - b);
}

function made(feature: Feature): Derivation & { readonly of: readonly number[] } {
  const { by, of } = partsOf(feature);
  return { ...(by === null ? column : derivations[by]), of };
}

/** Size of the pictures that the rows are; undefined where they are none, or not all of their pixels are inputs. */
export function imageOf({ show, columns }: DatasetInfo, features: readonly Feature[]): Show['image'] {
  return features.length === columns.length && features.every((each, i) => each === i) ? show.image : undefined;
}

/** Whether data of so many columns have this feature; a product is of two that ascend. */
export function isFeature(feature: Feature, columns: number): boolean {
  if (isFormula(feature)) return formulaOf(feature)?.of.every((each) => each < columns) ?? false;
  const { takes, of } = made(feature);
  const [a, b = columns] = of;
  const exist = of.every((each) => Number.isInteger(each) && each >= 0 && each < columns);
  return exist && of.length === takes && a < b && String(feature).endsWith(of.join('.'));
}

/** Columns come first and ascend; what is made of them stays as it is chosen. */
export function compareFeatures(a: Feature, b: Feature): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return Number(typeof b === 'number') - Number(typeof a === 'number');
}

/** Reads the value of a feature from the row that begins at `at` [rows, columns]. */
export function readerOf(feature: Feature): FormulaFeature['read'] {
  const formula = isFormula(feature) ? formulaOf(feature) : null;
  if (formula !== null) return formula.read;
  const { f, of } = made(feature);
  const [a, b = a] = of;
  return (values, at) => f(values[at + a], values[at + b]);
}

/** Values of each column, from one end of its range to the other, that a range is found with. */
const steps = 32;

/** Range of a feature's values for plots and grids. */
export function featureDomain({ columns }: DatasetInfo, feature: Feature): Column['domain'] {
  if (typeof feature === 'number') return columns[feature].domain;
  const formula = isFormula(feature) ? formulaOf(feature) : null;
  if (formula !== null) return formula.domain(columns);
  const { f, of } = made(feature);
  const [across, up = [0]] = of.map((each) => {
    const [from, to] = columns[each].domain;
    return Array.from({ length: steps + 1 }, (_, i) => from + (i / steps) * (to - from));
  });
  const found = across.flatMap((a) => up.map((b) => f(a, b)));
  return [Math.min(...found), Math.max(...found)];
}

/** The name of a feature. @param name that of a column */
export function featureName(feature: Feature, name: (column: number) => string): string {
  const formula = isFormula(feature) ? formulaOf(feature) : null;
  if (formula !== null) return formula.name(name);
  const { word, of } = made(feature);
  const [a, b = a] = of;
  return word(name(a), name(b));
}
