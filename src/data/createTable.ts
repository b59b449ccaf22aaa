import { sha256 } from '../engine/sha256.ts';
import type { Recipe } from './csv/recipe.ts';
import type { Column, OwnInfo, Rows } from './dataset.ts';
import type { Table } from './tables.ts';
import { tellingColumns } from './telling.ts';

/** The words of a table or of points of a person's own, as they stand there. */
export interface Head {
  readonly type: Table['type'];
  readonly title: string;
  /** Names of the columns of inputs; a category is one column of 0 and 1 for each of its values. */
  readonly columns: readonly string[];
  /** Names of the classes in label order; empty for regression. */
  readonly classes: readonly string[];
  /** Names of the numbers to predict; empty for classification. */
  readonly targets: readonly string[];
  /** The ranges of the columns, where the rows do not say them: of a plane that points are drawn on. */
  readonly domains?: readonly Column['domain'][];
  /** How the rows were made of a file; a plane with ranges has none. */
  readonly recipe?: Recipe;
}

/** Part of its range that a column's plot has to spare on either side. */
const margin = 0.05;

/**
 * A table with its hash: SHA-256 of the head as JSON in UTF-16 and of the numbers, float64 and int32, little-endian.
 * All else follows from these, so two tables of one hash are the same in every way.
 *
 * @param rows all finite; none only where the head has the ranges
 */
export function createTable(head: Head, rows: Rows): Table {
  const { type, title, columns, classes, targets, domains, recipe } = head;
  const described = (keys: readonly string[], values: Float64Array): Column[] =>
    keys.map((key, column) => ({ key, domain: domainOf(values, column, keys.length) }));
  const info: OwnInfo = {
    task: targets.length === 0 ? 'classification' : 'regression',
    title,
    columns: described(columns, rows.values).map((column, i) => ({ ...column, domain: domains?.[i] ?? column.domain })),
    classes,
    targets: described(targets, rows.targets),
    samples: null,
    noise: null,
    standardize: true,
    rows: rows.values.length / columns.length,
    isComplete: false,
    ...(recipe && { recipe }),
    show: type === 'table' ? { telling: tellingColumns(rows, columns.length, classes.length) } : {},
  };
  return { type, hash: hashOf(headOf({ type, info, rows }), rows), info, rows };
}

/** The head as the hash and the bytes of a table have it: all that its rows do not say. */
export function headOf({ type, info, rows }: Pick<Table, 'type' | 'info' | 'rows'>): readonly unknown[] {
  const { title, columns, classes, targets, recipe } = info;
  const names = (all: readonly Column[]): string[] => all.map(({ key }) => key);
  const last = recipe ?? ownDomains(info, rows);
  return [type, title, names(columns), classes, names(targets), ...(last ? [last] : [])];
}

/** The ranges of the columns where they are other than the rows alone would have them; null where they are not. */
function ownDomains({ columns }: Pick<OwnInfo, 'columns'>, { values }: Rows): Column['domain'][] | null {
  const isOwn = columns.some(({ domain: [from, to] }, i) => {
    const [min, max] = domainOf(values, i, columns.length);
    return from !== min || to !== max;
  });
  return isOwn ? columns.map(({ domain }) => domain) : null;
}

/** @param values [rows, width] */
function domainOf(values: Float64Array, column: number, width: number): Column['domain'] {
  let [min, max] = [Infinity, -Infinity];
  for (let at = column; at < values.length; at += width) {
    min = Math.min(min, values[at]);
    max = Math.max(max, values[at]);
  }
  const extra = min < max ? margin * (max - min) : 1; // a constant column has a plot, too
  return [min - extra, max + extra];
}

function hashOf(head: readonly unknown[], { values, labels, targets }: Rows): string {
  const text = JSON.stringify(head);
  const bytes = new Uint8Array(2 * text.length + 8 * (values.length + targets.length) + 4 * labels.length);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (let i = 0; i < text.length; i++, at += 2) view.setUint16(at, text.charCodeAt(i), true);
  for (const value of values) at = putFloat(view, at, value);
  for (const label of labels) {
    view.setInt32(at, label, true);
    at += 4;
  }
  for (const target of targets) at = putFloat(view, at, target);
  return sha256(bytes);
}

function putFloat(view: DataView, at: number, value: number): number {
  view.setFloat64(at, value + 0, true); // + 0: −0 is 0
  return at + 8;
}
