import { missingIn, numberIn, wordIn } from './cells.ts';
import type { RawTable } from './rawTable.ts';

/** What a column seems to be: numbers; categories, a column of 0 and 1 for each of them; or anything else. */
export type ColumnType = 'number' | 'category' | 'text';

/** A column at a glance. */
export interface ColumnSummary {
  readonly name: string;
  readonly type: ColumnType;
  /** Cells in which nothing is, and the lines of the first of them. */
  readonly missing: number;
  readonly missingLines: readonly number[];
  /** Cells that are something, but no number, and the lines of the first of them. */
  readonly words: number;
  readonly wordLines: readonly number[];
  /** Of its numbers; null where it has none. */
  readonly range: { readonly min: number; readonly max: number; readonly mean: number } | null;
  /** How many values lie in each of as many parts of its range, or have each of its most frequent words. */
  readonly bars: readonly number[];
  readonly distinct: number;
  /** Each row has the number of its place. */
  readonly counts: boolean;
  /** The most frequent first. */
  readonly values: readonly { readonly value: string; readonly count: number }[];
}

const bins = 12;
/** Of the most frequent values. */
const most = 12;
const mostLines = 5;

/** More different words than these are names or sentences. */
const mostCategories = 50;

/** So many different numbers may be the names of categories. */
const mostNumbered = 10;

/** A time, as forms write it into each row: no category, though two may have come in one minute. */
const timestamp = /\d:\d\d(?!\d)/;

/** Whether so few cells of a column are no numbers that it is one of numbers: a remark, a slip, or a unit under its name. */
const areStray = (words: number, numbers: number): boolean =>
  words <= Math.max(1, 0.05 * (words + numbers)) && numbers > 2 * words;

/** Whether a word or two stand in the place of a number that is not there: `abs` of who was absent, `T` of a trace of rain. */
const areSigns = (kinds: number, words: number, numbers: number): boolean => kinds <= 2 && numbers >= 3 * words;

/** Whether the number after `i` others counts on from the first, where some have a word instead. */
const isPlace = (value: number, i: number, words: number): boolean => value >= i && value <= i + words;

/** How often each word of a column is there. */
export function countWords(rows: RawTable['rows'], column: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const word = wordIn(row[column]);
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

function describeColumn({ rows, lines, form }: RawTable, name: string, column: number): ColumnSummary {
  const all = countWords(rows, column);
  const isMissing = missingIn(all, form.decimalComma);
  const found = new Map([...all].filter(([value]) => !isMissing(value)));
  const missing = rows.length - [...found.values()].reduce((sum, count) => sum + count, 0);
  const linesOf = (isWanted: (value: string) => boolean, count: number): number[] => {
    const wanted: number[] = [];
    for (let i = 0; i < rows.length && wanted.length < Math.min(count, mostLines); i++) {
      if (isWanted(wordIn(rows[i][column]))) wanted.push(lines[i]);
    }
    return wanted;
  };
  const numbers: { readonly value: number; readonly count: number }[] = [];
  let [words, present, sum, min, max] = [0, 0, 0, Infinity, -Infinity];
  for (const [text, count] of found) {
    const value = numberIn(text, form.decimalComma);
    if (Number.isNaN(value)) {
      words += count;
      continue;
    }
    numbers.push({ value, count });
    present += count;
    sum += value * count;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  const hasCategories =
    found.size > 0 &&
    found.size <= mostCategories &&
    found.size <= 0.8 * (present + words) &&
    ![...found.keys()].every((value) => timestamp.test(value));
  const isStray =
    (areStray(words, present) || areSigns(found.size - numbers.length, words, present)) &&
    !(hasCategories && numbers.length <= mostNumbered);
  const isNumber = present > 0 && (words === 0 || isStray);
  const values = [...found]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count)
    .slice(0, most);
  const bars = isNumber ? Array<number>(bins).fill(0) : values.map(({ count }) => count);
  if (isNumber) {
    for (const { value, count } of numbers) {
      const share = max > min ? (value - min) / (max - min) : 0;
      bars[Math.min(bins - 1, Math.floor(share * bins))] += count;
    }
  }
  return {
    name,
    type: isNumber ? 'number' : hasCategories ? 'category' : 'text',
    missing,
    missingLines: linesOf(isMissing, missing),
    words,
    wordLines: linesOf((value) => !isMissing(value) && Number.isNaN(numberIn(value, form.decimalComma)), words),
    range: present > 0 ? { min, max, mean: sum / present } : null,
    bars,
    distinct: found.size,
    counts: isNumber && rows.length > 2 && numbers.every(({ value }, i) => isPlace(value - numbers[0].value, i, words)),
    values,
  };
}

export const describeColumns = (table: RawTable): ColumnSummary[] =>
  table.names.map((name, column) => describeColumn(table, name, column));
