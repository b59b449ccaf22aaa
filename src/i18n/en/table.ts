import { tableLimits, type Encoding, type Separator, type TableTrouble } from '../../data/csv/rawTable.ts';
import { count } from '../../document/spelling.ts';
import type { Translation } from '../translation.ts';

type Sentences = {
  readonly [C in TableTrouble['code']]: (trouble: Extract<TableTrouble, { readonly code: C }>) => string;
};

const english = {
  title: 'A table of your own',
  intro: 'Drop a CSV or TSV file here, choose one, or paste cells from a spreadsheet.',
  private:
    'It is read on this computer, and nothing of it leaves it: no server has it. A link that you share carries the rows of a small table.',
  limits: `At most ${tableLimits.bytes / 1e6} MB, ${tableLimits.cells / 1e6} million cells and ${tableLimits.columns} columns; the first row may have names.`,
  choose: 'Choose a file…',
  paste: 'Or paste or type cells',
  pasteExample: 'height, weight, class\n1.5, 20, cat\n…',
  readPasted: 'Read these cells',
  reading: 'Reading…',
  pasted: 'pasted table',
  another: 'Another table…',
  gone: (title: string) =>
    `To change what is chosen of “${title}”, choose its file again: its rows are here, but not the file.`,
  size: (rows: number, columns: number) => `${count(rows)} rows, ${columns} columns`,
  header: 'The first row has names',
  decimal: 'Decimal sign',
  decimals: { point: 'point 1.5', comma: 'comma 1,5' },
  encoding: 'Encoding',
  encodings: {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16',
    'utf-16be': 'UTF-16 (big-endian)',
    shift_jis: 'Shift_JIS',
    'windows-1252': 'Windows-1252',
    gb18030: 'GB18030, GBK',
    big5: 'Big5',
    'euc-kr': 'EUC-KR',
  } satisfies Readonly<Record<Encoding, string>>,
  above: (rows: number) => (rows === 1 ? '1 row above the table left out' : `${rows} rows above the table left out`),
  separator: 'Between cells',
  automatic: 'automatic',
  found: (separator: string) => `automatic: ${separator}`,
  separators: { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'vertical bar' } satisfies Readonly<
    Record<Separator, string>
  >,
  missing: 'Rows with a missing input',
  missings: { drop: 'leave out', fill: 'fill: mean of all rows, or most frequent category' },
  complete: 'No value is missing.',
  lacking: (columns: readonly string[]) => `Missing: ${columns.join(', ')}.`,
  lack: (column: string, count: number, lines: readonly number[]) =>
    `${column} ${count} (${count === 1 ? 'line' : 'lines'} ${lines.join(', ')}${count > lines.length ? ' …' : ''})`,
  words: (column: string, count: number, lines: readonly number[]) =>
    `${column} ${count} (no number, ${count === 1 ? 'line' : 'lines'} ${lines.join(', ')}${count > lines.length ? ' …' : ''})`,
  mixed: (columns: readonly string[]) => `Ignored, as many cells are no numbers: ${columns.join(', ')}.`,
  column: 'Column',
  spread: 'Values',
  type: 'Type',
  types: { number: 'number', category: 'category' },
  role: 'Use as',
  roles: { input: 'input', target: 'predict', ignore: 'ignore' },
  ofColumn: (what: string, column: string) => `${what}: ${column}`,
  summary: (column: string, shape: string) => `${column}: ${shape}`,
  range: (min: string, max: string, mean: string) => `${min} to ${max}, mean ${mean}`,
  values: (distinct: number, first: string) => `${distinct} different: ${first}`,
  rows: 'Columns and first rows',
  comesOut: (rows: number, dropped: number, inputs: number) =>
    `${count(rows)} rows${dropped > 0 ? ` (${count(dropped)} left out)` : ''}, ${inputs} ${inputs === 1 ? 'input' : 'inputs'}`,
  classes: (count: number, balance: string) => `${count} classes: ${balance}`,
  numbers: (names: string) => `numbers to predict: ${names}`,
  scaling: 'scaling',
  scalingHint: 'Fitted on the training part alone',
  scalings: { raw: 'none', standardize: 'standardize', minmax: 'min–max' },
  deal: 'validation rows',
  dealHint: 'Which rows validate: as many of them as validation_split says',
  deals: {
    shuffled: 'shuffled',
    stratified: 'stratified: each class in its share',
    last: 'the last ones, as in Keras',
  },
  use: 'Use this table',
  troubles: {
    tooLarge: ({ megabytes }) =>
      `The file has ${Math.ceil(megabytes)} MB. At most ${tableLimits.bytes / 1e6} MB can be read.`,
    tooManyCells: ({ rows, columns }) =>
      `${count(rows)} rows of ${columns} columns are too many: at most ${tableLimits.cells / 1e6} million cells can be read.`,
    tooManyColumns: ({ columns }) => `The table has ${columns} columns. At most ${tableLimits.columns} can be read.`,
    spreadsheet: () => 'This is a spreadsheet’s own file. Save it there as CSV, or copy its cells and paste them here.',
    notText: () => 'This is not a text file. A table is read as CSV or TSV.',
    empty: () => 'There is nothing in it.',
    onlyHeader: () => 'There is only a row of names, and no row of data.',
    oneRow: () => 'There is only one row of data: nothing can be learned from it.',
    oneColumn: () => 'There is only one column. Cells are parted by commas, semicolons, tabs or vertical bars.',
    noNumber: () => 'There is no number in it. A network needs numbers.',
    noInput: () => 'Choose at least one column as input.',
    noTarget: () => 'Choose the column to predict.',
    mixedTargets: () => 'Predict one category, or one number or more; not both.',
    noRows: () => 'No row is left: in each, something is missing. Fill inputs, or ignore a column.',
    unreadable: () => 'The table could not be read.',
    ragged: ({ first, expected, found, lines }) =>
      `Line ${lines[0]} has ${found} ${found === 1 ? 'cell' : 'cells'}, and line ${first} has ${expected}.` +
      (lines.length > 1 ? ` Other such lines: ${lines.slice(1).join(', ')}.` : ''),
    quotes: ({ line }) => `Line ${line}: a quotation mark is opened and not closed, or closed within a cell.`,
    oneClass: ({ column }) => `“${column}” has one class only: there is nothing to tell apart.`,
    oneNumber: ({ column }) => `“${column}” has the same number in every row: there is nothing to predict.`,
    constantInputs: ({ columns }) =>
      `Choose an input that differs from row to row: there is only one value in ${columns.map((each) => `“${each}”`).join(', ')}.`,
    tooManyClasses: ({ column, classes }) =>
      `“${column}” has ${classes} classes. At most ${tableLimits.classes} can be predicted.`,
    tooManyInputs: ({ inputs }) =>
      `These columns make ${inputs} inputs, one for each value of a category. At most ${tableLimits.inputs} are possible.`,
    tooManyNumbers: ({ rows, inputs }) =>
      `${count(rows)} rows of ${inputs} inputs are too many: at most ${tableLimits.numbers / 1e6} million numbers can be trained on.`,
  } satisfies Sentences as Sentences,
};

/** Words of the dialog for a table of a person's own. */
export type TableText = Omit<Translation<typeof english>, 'troubles'> & { readonly troubles: Sentences };

export const table: TableText = english;
