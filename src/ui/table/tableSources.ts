import type { FileChoice } from '../../asking/readTable.ts';
import type { TableChoice } from '../../data/csv/prepareRows.ts';
import { knownTables, type Table } from '../../data/tables.ts';
import { perWorkspace, type Workspace } from '../../state/workspace.ts';

/** Where a table came from, and what was chosen of it. */
export interface TableSource {
  readonly file: Blob;
  readonly title: string;
  readonly form: FileChoice;
  /** Null: as it opens. */
  readonly choice: TableChoice | null;
}

/** Sources of the tables that were made since the page was opened, by their hash. */
const sourcesOf = perWorkspace(() => new Map<string, TableSource>());

/** Bytes of a file that is kept with its table over a reload: more would take the room of what has been learned. */
const mostKept = 16_000_000;

/** Keeps what a table was made of. @returns the table as it is to be made known */
export function keepSource(workspace: Workspace, table: Table, source: TableSource): Table {
  sourcesOf(workspace).set(table.hash, source);
  return source.file.size > mostKept ? table : { ...table, source };
}

/** What a table was made of, as far as that is still here. */
export function sourceOf(workspace: Workspace, hash: string): TableSource | undefined {
  const kept = knownTables.get(hash)?.source as TableSource | undefined; // nobody else writes it
  return sourcesOf(workspace).get(hash) ?? (kept?.file instanceof Blob ? kept : undefined);
}
