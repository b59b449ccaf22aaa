import type { Column, DatasetInfo } from '../../data/dataset.ts';
import { type DataSpec, infoOf, placeColumns } from '../../data/spec.ts';
import type { Experiment } from '../../document/experiment.ts';
import type { Range } from '../../document/limits.ts';
import { powerOf } from '../../document/spelling.ts';
import { examplesOf } from '../../state/examples.ts';

/** A field for a number of a place, or for a category of a person's own table. */
export type ExampleField =
  | { readonly type: 'number'; readonly column: number; /** In the place. */ readonly at: number }
  | {
      readonly type: 'category';
      /** What stands before each word in the names of its columns. */
      readonly name: string;
      readonly words: readonly string[];
      /** Of each word, in the place; −1: it is no input. */
      readonly at: readonly number[];
    };

/** More fields than these are no example that anybody types. */
const mostFields = 10;

/** The columns of each category of a table, by the first of them. */
function categoriesOf(data: DataSpec): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, readonly string[]>();
  let column = 0;
  const columns = data.type === 'generated' ? [] : (data.info.recipe?.columns ?? []);
  for (const { role, categories } of columns) {
    if (role !== 'input') continue;
    if (categories !== null) found.set(column, categories);
    column += categories?.length ?? 1;
  }
  return column === infoOf(data).columns.length ? found : new Map();
}

/** What an example is typed into; null: it has too many numbers. */
export function fieldsOf({ data }: Pick<Experiment, 'data'>): readonly ExampleField[] | null {
  const info = infoOf(data);
  const columns = placeColumns(data);
  const categories = categoriesOf(data);
  const fields: ExampleField[] = [];
  for (let first = 0; first < info.columns.length && fields.length <= mostFields;) {
    const words = categories.get(first);
    const at = Array.from({ length: words?.length ?? 1 }, (_, i) => columns.indexOf(first + i));
    if (at.some((each) => each >= 0)) {
      if (words === undefined) fields.push({ type: 'number', column: first, at: at[0] });
      else fields.push({ type: 'category', name: nameOf(info.columns[first], words[0]), words, at });
    }
    first += at.length;
  }
  return fields.length > mostFields ? null : fields;
}

/** `sex=male` is a column of `sex`. */
const nameOf = ({ key }: Column, word: string): string =>
  key.endsWith(`=${word}`) ? key.slice(0, -word.length - 1) : key;

/** Which category an example has; −1: none that can be told. */
export function categoryAt({ at }: Extract<ExampleField, { type: 'category' }>, place: readonly number[]): number {
  const ones = at.filter((each) => each >= 0 && place[each] !== 0);
  if (ones.length === 1 && place[ones[0]] === 1) return at.indexOf(ones[0]);
  return ones.length === 0 ? at.indexOf(-1) : -1;
}

/** The place with another category. */
export const withCategory = (
  { at }: Extract<ExampleField, { type: 'category' }>,
  place: readonly number[],
  chosen: number,
): readonly number[] => place.map((value, i) => (at.includes(i) ? Number(at[chosen] === i) : value));

/** Numbers that a field takes: parts of a colour as the data have them, of others far more than these have. */
export function rangeOf(info: DatasetInfo, { domain: [from, to] }: Column): Range {
  if (info.show.swatches === true) return { min: from, max: to };
  const most = 10 ** Math.max(6, powerOf(Math.max(Math.abs(from), Math.abs(to), 1)) + 3);
  return { min: -most, max: most };
}

/** How far an arrow key goes: a power of ten, about a hundredth of the range. */
export const stepOf = ({ domain: [from, to] }: Column): number =>
  10 ** Math.min(6, Math.max(-6, powerOf(to - from || 1) - 1));

/** What the network is given of a column, where that is another number; null: the same, or only what is made of it. */
export function givenOf(e: Experiment, column: number, value: number): number | null {
  const at = e.data.features.indexOf(column);
  const { mean, scale } = examplesOf(e).scaling;
  if (at < 0 || (mean[at] === 0 && scale[at] === 1)) return null;
  return (value - mean[at]) / scale[at];
}
