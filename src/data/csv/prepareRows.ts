import type { Head } from '../createTable.ts';
import type { Rows } from '../dataset.ts';
import { missingIn, numberIn, wordIn } from './cells.ts';
import { type ColumnSummary, countWords } from './describeColumns.ts';
import { done, failed, type RawTable, type Read, tableLimits } from './rawTable.ts';
import type { Recipe, RecipeColumn } from './recipe.ts';

export interface ColumnChoice {
  readonly type: 'number' | 'category';
  readonly role: 'input' | 'target' | 'ignore';
}

export interface TableChoice {
  readonly columns: readonly ColumnChoice[];
  /**
   * Rows in which an input is missing are left out, or get the mean of a number and the most frequent category. What is
   * to be predicted is never made up.
   */
  readonly missing: 'drop' | 'fill';
}

/** Numbers to train on, and their names. */
export interface PreparedRows extends Pick<Head, 'columns' | 'classes' | 'targets'> {
  readonly rows: Rows;
  readonly recipe: Recipe;
  /** How many rows of the file were left out. */
  readonly dropped: number;
}

const namesOfClasses = /^(?:class|klasse|classe|clase|label|species|variety|diagnosis|クラス|ラベル|種|種類|品種)$/i;
const namesOfTargets = /^(?:target|y|output|outcome|answer|survived|正解|目的変数|生存)$/i;
const namesOfRows =
  /^(?:|column 1|.*id|index|(?:.*[ .])?(?:no|nr|n[°º]|№|#|num|number|nummer|lfd|case|obs)\.?|row|rownames|unnamed: 0|.*番号|連番)$/i;
/** What has one value in all rows and is called so goes with the others, and is nothing to predict. */
const namesOfRemarks =
  /^(?:units?|notes?|remarks?|comments?|source|date|year|version|einheit|notiz|bemerkung|kommentar|quelle|datum|jahr|unité|remarque|année|単位|備考|メモ|注|コメント|出典|日付|年|年度)$/i;
/** A number that is to be predicted is a class where it has no more different values; with the name of a class, `named`. */
const mostClassNumbers = { any: 2, named: 20 };

const isTargetName = (name: string): boolean => namesOfClasses.test(name) || namesOfTargets.test(name);

/** Whether a column has one value and that in most rows: what is to be predicted may be one, by mistake. */
const hasOneValue = ({ distinct, values, missing }: ColumnSummary): boolean =>
  distinct === 1 && values[0].count > missing;

/**
 * What a table opens with: its target has the name of one, or is the last that can be one; words are left out. One value
 * alone does not make another column the target, which would be another problem: it is then refused by its name.
 */
export function usualTableChoice(columns: readonly ColumnSummary[]): TableChoice {
  const usable = columns.map(
    ({ type, distinct, name, counts }) => type !== 'text' && distinct > 1 && !(counts && namesOfRows.test(name)),
  );
  const last = columns.findLastIndex(
    (column, c) => usable[c] || (c > 0 && hasOneValue(column) && !namesOfRemarks.test(column.name)),
  );
  /** Beside x and before the last, y is the other side of a plane. */
  const isSide = (c: number): boolean => c < last && /^y$/i.test(columns[c].name) && /^x$/i.test(columns[c - 1]?.name);
  const isNamed = ({ name, distinct }: ColumnSummary, c: number): boolean =>
    distinct > 0 && isTargetName(name) && !isSide(c);
  const named = columns.findIndex(isNamed);
  const more = columns.findIndex((column, c) => isNamed(column, c) && usable[c] && namesOfClasses.test(column.name));
  const isSpare = named >= 0 && hasOneValue(columns[named]) && namesOfClasses.test(columns[named].name); // `species` beside `variety`
  const target = isSpare && more >= 0 ? more : named >= 0 ? named : last;
  const isOfClasses = target >= 0 && namesOfClasses.test(columns[target].name);
  const mostClasses = isOfClasses ? mostClassNumbers.named : mostClassNumbers.any;
  return {
    columns: columns.map(({ type, distinct, range }, c) => {
      const role = c === target ? 'target' : usable[c] ? 'input' : 'ignore';
      const isClass = role === 'target' && distinct <= mostClasses && (distinct > 1 || isOfClasses);
      return { type: range === null || type === 'category' || isClass ? 'category' : 'number', role };
    }),
    missing: 'drop',
  };
}

/** Marks of Japanese tables, from best to worst: by their codes × would come first, and be drawn as a circle. */
const marks = '◎○〇◯△▲×✕';

/** Numbers before words, 2 before 10. */
function compareWords(a: string, b: string): number {
  if (marks.includes(a) && marks.includes(b)) return marks.indexOf(a) - marks.indexOf(b);
  const [x, y] = [Number(a), Number(b)];
  const isNumber = [!Number.isNaN(x), !Number.isNaN(y)];
  if (isNumber[0] !== isNumber[1]) return isNumber[0] ? -1 : 1;
  return (isNumber[0] && x - y) || (a < b ? -1 : a > b ? 1 : 0);
}

/** A column that is used, read. */
interface ReadColumn extends Pick<RecipeColumn, 'place' | 'role'> {
  readonly type: ColumnChoice['type'];
  /** Numbers, or places in `words`; NaN where nothing is [all rows] */
  readonly values: Float64Array;
  readonly words: readonly string[];
}

function readColumn({ rows, form }: RawTable, { place, role, type }: Omit<ReadColumn, 'values' | 'words'>): ReadColumn {
  if (type === 'number') {
    const values = Float64Array.from(rows, (row) => numberIn(row[place], form.decimalComma));
    return { place, role, type, values, words: [] };
  }
  const words = wordsOf({ rows, form }, place);
  const places = new Map(words.map((word, i) => [word, i]));
  const values = Float64Array.from(rows, (row) => places.get(wordIn(row[place])) ?? Number.NaN);
  return { place, role, type, values, words };
}

/** The words of a column in which something is, in the order in which they come. */
function wordsOf({ rows, form }: Pick<RawTable, 'rows' | 'form'>, place: number): readonly string[] {
  const counts = countWords(rows, place);
  const isMissing = missingIn(counts, form.decimalComma);
  return [...counts.keys()].filter((word) => !isMissing(word));
}

const isThere = (value: number): boolean => !Number.isNaN(value);

/** The most frequent of whole numbers, the first of them that came. */
function mostFrequent(values: Float64Array): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}

/** A column of the rows that are kept: its categories in order, and what is missing filled. */
function settle(
  { place, role, type, values, words }: ReadColumn,
  kept: Int32Array,
): RecipeColumn & { readonly settled: Float64Array } {
  const settled = Float64Array.from(kept, (row) => values[row]);
  const present = settled.filter(isThere);
  let categories: readonly string[] | null = null;
  if (type === 'category') {
    categories = Array.from(new Set(present), (word) => words[word]).sort(compareWords);
    const placeOf = new Map(categories.map((word, at) => [word, at]));
    const moved = words.map((word) => placeOf.get(word) ?? Number.NaN);
    for (const part of [settled, present]) part.forEach((word, i) => (part[i] = isThere(word) ? moved[word] : word));
  }
  if (present.length === settled.length || present.length === 0)
    return { place, role, categories, fill: null, settled };
  const filled = categories === null ? present.reduce((a, b) => a + b, 0) / present.length : mostFrequent(present);
  settled.forEach((value, i) => {
    if (!isThere(value)) settled[i] = filled;
  });
  return { place, role, categories, fill: categories?.[filled] ?? filled, settled };
}

const mostNamed = 5;

/** Why there is no input: the columns that could be one have one value alone, or none is chosen. */
function noInput(raw: RawTable, targets: readonly ReadColumn[]): Read<never> {
  const columns = raw.names.filter(
    (_, place) => wordsOf(raw, place).length === 1 && targets.every((target) => target.place !== place),
  );
  return columns.length === 0
    ? failed({ code: 'noInput' })
    : failed({ code: 'constantInputs', columns: columns.slice(0, mostNamed) });
}

/** The rows that are trained on, made of the columns as they are chosen. */
export function prepareRows(raw: RawTable, { columns, missing }: TableChoice): Read<PreparedRows> {
  const { names, form } = raw;
  const used = columns.flatMap((choice, place) =>
    choice.role === 'ignore' ? [] : [readColumn(raw, { place, role: choice.role, type: choice.type })],
  );
  const [inputs, targets] = (['input', 'target'] as const).map((role) => used.filter((column) => column.role === role));
  if (inputs.length === 0) return noInput(raw, targets);
  if (targets.length === 0) return failed({ code: 'noTarget' });
  const isOfClasses = targets.some(({ type }) => type === 'category');
  if (isOfClasses && targets.length > 1) return failed({ code: 'mixedTargets' });

  const needed = missing === 'drop' ? used : targets;
  const kept = Int32Array.from(raw.rows.keys()).filter((row) => needed.every(({ values }) => isThere(values[row])));
  if (kept.length === 0) return failed({ code: 'noRows' });
  const settled = used.map((column) => settle(column, kept)).filter(({ settled: values }) => isThere(values[0])); // else nothing is in it at all
  const [from, to] = (['input', 'target'] as const).map((role) => settled.filter((column) => column.role === role));
  const inputNames = from.flatMap(({ place, categories }) =>
    categories === null ? [names[place]] : categories.map((word) => `${names[place]}=${word}`),
  );
  const classes = to[0].categories ?? [];
  const column = names[to[0].place];
  const width = inputNames.length;
  if (width === 0) return failed({ code: 'noInput' });
  const isConstant = ({ settled: own }: (typeof settled)[number]): boolean => own.every((value) => value === own[0]);
  if (from.every(isConstant)) {
    return failed({ code: 'constantInputs', columns: from.slice(0, mostNamed).map(({ place }) => names[place]) });
  }
  if (!isOfClasses && to.every(isConstant)) return failed({ code: 'oneNumber', column });
  if (isOfClasses && classes.length < 2) return failed({ code: 'oneClass', column });
  if (classes.length > tableLimits.classes) return failed({ code: 'tooManyClasses', column, classes: classes.length });
  if (width > tableLimits.inputs) return failed({ code: 'tooManyInputs', inputs: width });
  if (kept.length * width > tableLimits.numbers) {
    return failed({ code: 'tooManyNumbers', rows: kept.length, inputs: width });
  }

  const values = new Float64Array(kept.length * width); // [rows, inputs]
  let at = 0;
  for (const { categories, settled: own } of from) {
    own.forEach((value, row) => {
      if (categories === null) values[row * width + at] = value;
      else values[row * width + at + value] = 1;
    });
    at += categories?.length ?? 1;
  }
  const numbers = isOfClasses ? [] : to;
  const answers = new Float64Array(kept.length * numbers.length); // [rows, targets]
  numbers.forEach(({ settled: own }, t) => own.forEach((value, row) => (answers[row * numbers.length + t] = value)));
  return done({
    columns: inputNames,
    classes,
    targets: numbers.map(({ place }) => names[place]),
    rows: { values, labels: isOfClasses ? Int32Array.from(to[0].settled) : new Int32Array(0), targets: answers },
    recipe: {
      ...form,
      columns: settled.map(({ place, role, categories, fill }) => ({
        place: raw.before + place,
        role,
        categories,
        fill,
      })),
    },
    dropped: raw.rows.length - kept.length,
  });
}
