import { createTable } from '../data/createTable.ts';
import { type ColumnSummary, describeColumns } from '../data/csv/describeColumns.ts';
import { type PreparedRows, prepareRows, type TableChoice } from '../data/csv/prepareRows.ts';
import { done, failed, type FileForm, type RawTable, type Read } from '../data/csv/rawTable.ts';
import { loadExamples } from '../data/load.ts';
import type { DataSpec, Split } from '../data/spec.ts';
import type { Table } from '../data/tables.ts';
import { type FileChoice, readTable } from './readTable.ts';

/** What the page needs of a table to show it and to choose. */
export interface TableView {
  readonly form: FileForm;
  readonly columns: readonly ColumnSummary[];
  readonly rows: number;
  /** The first of them: the line of each in the file, and the beginning of its cells. */
  readonly first: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** What comes of a choice. */
export interface TableOutcome extends Pick<PreparedRows, 'dropped' | 'targets'> {
  readonly rows: number;
  readonly inputs: number;
  /** Rows of each class; empty for numbers. */
  readonly classes: readonly { readonly name: string; readonly count: number }[];
}

/** The answer to each question; they are answered one after the other. */
export interface TableAnswers {
  readonly read: Read<TableView>;
  readonly look: Read<TableOutcome>;
  /** The table for the page, and copies for workers. */
  readonly make: Read<{ readonly table: Table; readonly spares: readonly Table[] }>;
  readonly deal: Split;
}

export type TableQuestion =
  /** Without a file: the last one, read another way. */
  | { readonly type: 'read'; readonly file: Blob | null; readonly choice: FileChoice }
  | { readonly type: 'look'; readonly choice: TableChoice }
  | { readonly type: 'make'; readonly choice: TableChoice; readonly title: string }
  /** The examples of the table that was made last, as the page shows them. */
  | { readonly type: 'deal'; readonly data: DataSpec; readonly validationSplit: number };

const shown = { rows: 20, letters: 80 };

interface Endpoint {
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage(message: unknown, transfer: Transferable[]): void;
}

/** Answers the page's questions about one file, which stays here. */
export function createTableReader(endpoint: Endpoint): void {
  let bytes: Uint8Array = new Uint8Array(0);
  let raw: RawTable | null = null;
  let made: Table | null = null;

  async function read(file: Blob | null, choice: FileChoice): Promise<TableAnswers['read']> {
    if (file !== null) bytes = new Uint8Array(await file.arrayBuffer());
    const found = readTable(bytes, choice);
    raw = found.ok ? found.value : null;
    if (!found.ok) return found;
    const { form, rows, lines } = found.value;
    const columns = describeColumns(found.value);
    if (columns.every(({ range }) => range === null)) return failed({ code: 'noNumber' });
    const first = rows
      .slice(0, shown.rows)
      .map((row, i) => ({ line: lines[i], cells: row.map((cell) => cell.slice(0, shown.letters)) }));
    return done({ form, columns, rows: rows.length, first });
  }

  function prepare(choice: TableChoice): Read<PreparedRows> {
    return raw === null ? failed({ code: 'unreadable' }) : prepareRows(raw, choice);
  }

  function look(choice: TableChoice): TableAnswers['look'] {
    const prepared = prepare(choice);
    if (!prepared.ok) return prepared;
    const { columns, classes, targets, rows, dropped } = prepared.value;
    const counts = new Int32Array(classes.length);
    for (const label of rows.labels) counts[label]++;
    return done({
      rows: rows.values.length / columns.length,
      inputs: columns.length,
      classes: classes.map((name, label) => ({ name, count: counts[label] })),
      targets,
      dropped,
    });
  }

  function make(choice: TableChoice, title: string): TableAnswers['make'] {
    const prepared = prepare(choice);
    if (!prepared.ok) return prepared;
    const { rows, dropped: _, ...head } = prepared.value;
    made = createTable({ type: 'table', title, ...head }, rows);
    const mine = made;
    const copy = (): Table => {
      const { values, labels, targets: answers } = mine.rows;
      return { ...mine, rows: { values: values.slice(), labels: labels.slice(), targets: answers.slice() } };
    };
    return done({ table: copy(), spares: [copy(), copy()] });
  }

  function deal(data: DataSpec, validationSplit: number): Split {
    return loadExamples(data, validationSplit, new Map(made === null ? [] : [[made.hash, made]]));
  }

  async function answer(question: TableQuestion): Promise<unknown> {
    switch (question.type) {
      case 'read':
        return read(question.file, question.choice);
      case 'look':
        return look(question.choice);
      case 'make':
        return make(question.choice, question.title);
      case 'deal':
        return deal(question.data, question.validationSplit);
    }
  }

  let before = Promise.resolve();
  endpoint.onmessage = ({ data }: MessageEvent) => {
    before = before.then(async () => {
      const said = await answer(data as TableQuestion).catch(() => failed({ code: 'unreadable' })); // from our own page
      endpoint.postMessage(said, buffersIn(said));
    });
  };
}

/** The memory of all numbers in an answer, which goes over to the page; several may lie in one. */
function buffersIn(value: unknown): ArrayBuffer[] {
  if (typeof value !== 'object' || value === null) return [];
  if (ArrayBuffer.isView(value)) return [value.buffer as ArrayBuffer]; // made here
  return [...new Set(Object.values(value).flatMap(buffersIn))];
}
