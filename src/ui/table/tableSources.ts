import type { FileChoice } from '../../asking/readTable.ts';
import type { TableChoice } from '../../data/csv/prepareRows.ts';
import { perWorkspace } from '../../state/workspace.ts';

/** Where a table came from, and what was chosen of it. */
export interface TableSource {
  readonly file: Blob;
  readonly title: string;
  readonly form: FileChoice;
  /** Null: as it opens. */
  readonly choice: TableChoice | null;
}

/** Sources of the tables that were made since the page was opened, by their hash. */
export const sourcesOf = perWorkspace(() => new Map<string, TableSource>());
