/** A comma may be a decimal sign between semicolons, seldom the other way about: the likelier come first. */
export const separators = ['\t', ';', '|', ','] as const;
export type Separator = (typeof separators)[number];
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'shift_jis',
  'windows-1252',
  'gb18030',
  'big5',
  'euc-kr',
] as const;
export type Encoding = (typeof encodings)[number];

/** How the file is written, as it was found. */
export interface FileForm {
  readonly encoding: Encoding;
  readonly separator: Separator;
  /** The comma is the decimal sign. */
  readonly decimalComma: boolean;
  /** The first row has the names of the columns. */
  readonly hasHeader: boolean;
  /** Rows above it that are none of the table: a title, comments, `sep=;`. Left out: none. */
  readonly above?: number;
}

/** Cells as they stand there. */
export interface RawTable {
  readonly form: FileForm;
  readonly names: readonly string[];
  /** Columns of the file before the first of these, which are empty. */
  readonly before: number;
  /** [rows][columns] */
  readonly rows: readonly (readonly string[])[];
  /** Line of the file in which each row begins, from 1 [rows] */
  readonly lines: readonly number[];
}

/** Bounds of a table of a person's own. */
export const tableLimits = {
  /** Bytes of a file. */
  bytes: 50_000_000,
  /** Rows times columns. */
  cells: 4_000_000,
  columns: 500,
  /** Of the target. */
  classes: 50,
  /** Inputs, after each category has become a column for each of its values. */
  inputs: 1024,
  /** Rows times inputs. */
  numbers: 8_000_000,
} as const;

/** Why a file is no table, or a table cannot be trained on; lines are counted from 1. */
export type TableTrouble =
  | { readonly code: 'tooLarge'; readonly megabytes: number }
  | { readonly code: 'tooManyCells'; readonly rows: number; readonly columns: number }
  | { readonly code: 'tooManyColumns'; readonly columns: number }
  | { readonly code: 'spreadsheet' | 'notText' | 'empty' | 'onlyHeader' | 'oneRow' | 'oneColumn' | 'noNumber' }
  | { readonly code: 'noInput' | 'noTarget' | 'mixedTargets' | 'noRows' | 'unreadable' }
  /** `first` is the line in which the table begins, which has as many cells as are `expected`. */
  | {
      readonly code: 'ragged';
      readonly first: number;
      readonly expected: number;
      readonly found: number;
      readonly lines: readonly number[];
    }
  | { readonly code: 'quotes'; readonly line: number }
  | { readonly code: 'oneClass'; readonly column: string }
  | { readonly code: 'oneNumber'; readonly column: string }
  | { readonly code: 'constantInputs'; readonly columns: readonly string[] }
  | { readonly code: 'tooManyClasses'; readonly column: string; readonly classes: number }
  | { readonly code: 'tooManyInputs'; readonly inputs: number }
  | { readonly code: 'tooManyNumbers'; readonly rows: number; readonly inputs: number };

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly trouble: TableTrouble };

export const done = <T>(value: T): Read<T> => ({ ok: true, value });
export const failed = (trouble: TableTrouble) => ({ ok: false, trouble }) as const;
