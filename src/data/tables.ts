import type { OwnInfo, Rows } from './dataset.ts';

/** Rows of a person's own. An experiment has their description and their hash, not the rows. */
export interface Table {
  readonly type: 'table' | 'points';
  readonly hash: string;
  readonly info: OwnInfo;
  readonly rows: Rows;
}

/** The tables that are here, by their hash. */
export type Tables = Pick<ReadonlyMap<string, Table>, 'get'>;

export const noTables: Tables = new Map();

const known = new Map<string, Table>();

/** All tables that have been made known here: on the page, or in a worker. A hash stands for the same rows anywhere. */
export const knownTables: Tables = known;

export function makeKnown(table: Table): void {
  known.set(table.hash, table);
}
