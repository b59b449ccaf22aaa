import { encodings, type FileForm, separators } from './rawTable.ts';

/** A column of the file that is used. */
export interface RecipeColumn {
  /** Its place in the file, from 0. */
  readonly place: number;
  readonly role: 'input' | 'target';
  /** Its categories in order, each a column of 0 and 1, or the classes of a target; null: it has numbers. */
  readonly categories: readonly string[] | null;
  /** What stands where nothing is; null: such a row is left out. */
  readonly fill: number | string | null;
}

/** How a table was made of a file: a program does the same with it. */
export interface Recipe extends FileForm {
  /** In the order of the file. */
  readonly columns: readonly RecipeColumn[];
}

const most = { columns: 1100, letters: 200, above: 100 };

const isWord = (value: unknown): value is string => typeof value === 'string' && value.length <= most.letters;

function isColumn(value: unknown): value is RecipeColumn {
  if (typeof value !== 'object' || value === null) return false;
  const { place, role, categories, fill } = value as Record<string, unknown>;
  const hasWords = Array.isArray(categories) && categories.length <= most.columns && categories.every(isWord);
  return (
    Number.isInteger(place) &&
    Number(place) >= 0 &&
    (role === 'input' || role === 'target') &&
    (categories === null || hasWords) &&
    (fill === null || Number.isFinite(fill) || isWord(fill))
  );
}

/** Whether what came from outside is a recipe. */
export function isRecipe(value: unknown): value is Recipe {
  if (typeof value !== 'object' || value === null) return false;
  const { encoding, separator, decimalComma, hasHeader, above = 0, columns } = value as Record<string, unknown>;
  return (
    encodings.some((each) => each === encoding) &&
    separators.some((each) => each === separator) &&
    typeof decimalComma === 'boolean' &&
    typeof hasHeader === 'boolean' &&
    Number.isInteger(above) &&
    Number(above) >= 0 &&
    Number(above) <= most.above &&
    Array.isArray(columns) &&
    columns.length <= most.columns &&
    columns.every(isColumn)
  );
}
