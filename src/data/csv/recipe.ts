import type { FileForm } from './rawTable.ts';

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
