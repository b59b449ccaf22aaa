import { createTable } from '../data/createTable.ts';
import { type ColumnSummary, describeColumns } from '../data/csv/describeColumns.ts';
import { type PreparedRows, prepareRows, type TableChoice } from '../data/csv/prepareRows.ts';
import { done, failed, type FileForm, type RawTable, type Read } from '../data/csv/rawTable.ts';
import { loadExamples } from '../data/load.ts';
import { makeAllKnown } from '../data/makeAllKnown.ts';
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
  /** The table for the page, and copies for workers: that which trains, that which answers, that which deals. */
  readonly make: Read<{ readonly table: Table; readonly spares: readonly Table[] }>;
  readonly deal: Read<Split>;
}

export type TableQuestion =
  /** Without a file: the last one, read another way. */
  | { readonly type: 'read'; readonly file: Blob | null; readonly choice: FileChoice }
  | { readonly type: 'look'; readonly choice: TableChoice }
  | { readonly type: 'make'; readonly choice: TableChoice; readonly title: string }
  /** Examples as the page shows them: of a table that was made here, or was sent with this question or one before. */
  | {
      readonly type: 'deal';
      readonly data: DataSpec;
      readonly validationSplit: number;
      readonly table: Table | null;
    };

const shown = { rows: 20, letters: 80 };

interface Endpoint {
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage(message: unknown, transfer: Transferable[]): void;
}

/** Answers the page's questions about one file, which stays here. */
export function createTableReader(endpoint: Endpoint): void {
  let bytes: Uint8Array = new Uint8Array(0);
  let raw: Read<RawTable> = failed({ code: 'unreadable' });
  const tables = new Map<string, Table>();

  async function read(file: Blob | null, choice: FileChoice): Promise<TableAnswers['read']> {
    if (file !== null) bytes = new Uint8Array(await file.arrayBuffer());
    const found = readTable(bytes, choice);
    raw = found;
    if (!found.ok) return found;
    const { form, rows, lines } = found.value;
    const columns = describeColumns(found.value);
    if (columns.every(({ range }) => range === null)) return (raw = failed({ code: 'noNumber' }));
    const first = rows
      .slice(0, shown.rows)
      .map((row, i) => ({ line: lines[i], cells: row.map((cell) => cell.slice(0, shown.letters)) }));
    return done({ form, columns, rows: rows.length, first });
  }

  function prepare(choice: TableChoice): Read<PreparedRows> {
    return raw.ok ? prepareRows(raw.value, choice) : raw;
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
    const made = createTable({ type: 'table', title, ...head }, rows);
    tables.clear();
    tables.set(made.hash, made);
    const copy = (): Table => {
      const { values, labels, targets: answers } = made.rows;
      return { ...made, rows: { values: values.slice(), labels: labels.slice(), targets: answers.slice() } };
    };
    return done({ table: copy(), spares: [copy(), copy(), copy()] });
  }

  function deal({ data, validationSplit, table }: Extract<TableQuestion, { type: 'deal' }>): TableAnswers['deal'] {
    makeAllKnown();
    if (table !== null) tables.set(table.hash, table);
    return done(loadExamples(data, validationSplit, tables));
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
        return deal(question);
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
