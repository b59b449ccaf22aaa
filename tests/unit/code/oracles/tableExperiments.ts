import { type FileChoice, readTable } from '../../../../src/asking/readTable.ts';
import { createTable } from '../../../../src/data/createTable.ts';
import { prepareRows } from '../../../../src/data/csv/prepareRows.ts';
import type { Chosen } from '../../../../src/data/spec.ts';
import type { Table } from '../../../../src/data/tables.ts';
import { chooseData, setData } from '../../../../src/document/dataEdits.ts';
import type { Experiment } from '../../../../src/document/experiment.ts';
import { openingExperiment } from '../../../../src/document/opening.ts';
import { choiceOf } from '../../data/csv/choice.ts';
import { numberCells } from './numberCells.ts';

export interface TableExperiment {
  /** The file as it lies beside the program, in base64. */
  readonly file: string;
  readonly title: string;
  readonly table: Table;
  readonly experiment: Experiment;
}

/**
 * @param columns as in data/csv/choice.ts
 * @param form how the file is read, where that is not found
 */
function made(
  title: string,
  bytes: Buffer,
  columns: string,
  missing: 'drop' | 'fill',
  patch: Partial<Chosen>,
  form: FileChoice = {},
): TableExperiment {
  const raw = readTable(bytes, form);
  if (!raw.ok) throw new Error(raw.trouble.code);
  const prepared = prepareRows(raw.value, choiceOf(columns, missing));
  if (!prepared.ok) throw new Error(prepared.trouble.code);
  const { rows, recipe, columns: names, classes, targets } = prepared.value;
  const table = createTable({ type: 'table', title, columns: names, classes, targets, recipe }, rows);
  const experiment = setData({ ...chooseData(openingExperiment, table), validationSplit: 0.25 }, patch);
  return { file: bytes.toString('base64'), title, table, experiment };
}

const lines = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

const plants = `species,place,"length, mm",count\n${lines(
  30,
  (i) =>
    `${['"rose ""old"""', 'tulip', 'daisy'][i % 3]},${['north', ' far  south ', 'NA'][i % 7 === 5 ? 2 : i % 2]},${
      i % 9 === 4 ? '?' : (i * 7.25) % 31
    },"${i % 4 === 0 ? '1,2' : '3'}${i % 10}00"`,
)}\n,north,1,2\n`;

// 重さ;場所;種, in Shift_JIS
const birds = Buffer.concat([
  Buffer.from([0x8f, 0x64, 0x82, 0xb3, 0x3b, 0x8f, 0xea, 0x8f, 0x8a, 0x3b, 0x8e, 0xed, 0x0d, 0x0a]),
  ...Array.from({ length: 20 }, (_, i) =>
    Buffer.concat([
      Buffer.from(`${i === 7 ? '' : `${i % 5 === 0 ? '1.00' : ''}${i},${i % 4}5`};`),
      Buffer.from([0x8f, 0x8a + (i % 2)]),
      Buffer.from(`;${'ab'[i % 2]}\r\n`),
    ]),
  ),
]);

const sizes = `\ufeff${lines(16, (i) => `${i}\t${(i * i) % 7}\t${i - 2.5}e-1\t${i === 3 ? 'many' : -i}`)}`;

const prices = `sep=;\r\nPreise der Klasse 8b\r\n\r\nTag;Preis;Anteil;Note\r\n${lines(
  14,
  (i) =>
    `${i};${['1.2', '', '€ 7'][i % 3]}${i * 7}${['00,50 €', ',25', ''][i % 3]};${i === 5 ? '#DIV/0!' : `${i},5 %`};${'ab'[i % 2]};\r`,
)}\n;;;\r\n`;

const moods = `mood,day,class\n${lines(12, (i) => `${['😀', '🥱', '𠮷'][i % 3]},${i},${'ab'[i % 2]}`)}`;

/** The place of each cell, and the cell. */
const numbers = numberCells.map((cell, place) => `${place}\t"${cell}"`).join('\n');
const asTheyStand: Partial<Chosen> = { deal: 'last', standardize: false };

/** Tables of a person's own, and what is chosen of them. */
export const tableExperiments: readonly TableExperiment[] = [
  made('plants.csv', Buffer.from(plants), '>c c n n', 'drop', {}),
  made('plants.csv', Buffer.from(plants), '>c c n n', 'fill', { deal: 'stratified', standardize: 'minmax', seed: 5 }),
  made('plants.csv', Buffer.from(plants), '- - n >n', 'fill', { deal: 'last', features: [0, 'square.0'] }),
  made('鳥.csv', birds, 'n c >c', 'fill', { standardize: false }),
  made('sizes.tsv', Buffer.from(sizes, 'utf16le'), 'n n >n >n', 'drop', { standardize: 'minmax' }),
  made('big-endian.tsv', Buffer.from(sizes, 'utf16le').swap16(), 'n n >n >n', 'drop', {}),
  made('Preise.csv', Buffer.from(`\ufeff${prices}`), 'n n n >c', 'fill', {}),
  made('numbers.tsv', Buffer.from(numbers), 'n >n', 'drop', asTheyStand, { separator: '\t', decimalComma: false }),
  made('numbers.tsv', Buffer.from(numbers), 'n >n', 'drop', asTheyStand, { separator: '\t', decimalComma: true }),
  made('moods 🌸.csv', Buffer.from(moods), 'c n >c', 'drop', {}),
];
