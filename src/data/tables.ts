import type { OwnInfo, Rows } from './dataset.ts';
import { addDataset, isLate } from './datasets.ts';
import type { OwnSpec } from './spec.ts';

/** Rows of a person's own. An experiment has their description and their hash, not the rows. */
export interface Table {
  readonly type: OwnSpec['type'];
  readonly hash: string;
  readonly info: OwnInfo;
  readonly rows: Rows;
  /** What it was made of, which only who made it reads; kept with it. */
  readonly source?: unknown;
  /** Of one of the page's own: what it opens with, as a link has it. */
  readonly opening?: string;
  /** As a link has them, once that is known; empty where they are too many for one. */
  readonly packed?: string;
}

/** The tables that are here, by their hash. */
export type Tables = Pick<ReadonlyMap<string, Table>, 'get'>;

export const noTables: Tables = new Map();

const known = new Map<string, Table>();

let drawn = noTables;

/** All tables that have been made known here: on the page, or in a worker. A hash stands for the same rows anywhere. */
export const knownTables: Tables = { get: (key) => known.get(key) ?? drawn.get(key) };

/** Has tables drawn when they are asked for. */
export function makeDrawn(tables: Tables): void {
  drawn = tables;
}

/** Makes a table known; with a large one of the page's comes its description. */
export function makeKnown(table: Table): void {
  const { hash, info, opening = '' } = table;
  known.set(hash, table);
  if (isLate(hash)) addDataset(hash, { ...info, opening, title: null, generate: null });
}

let spares: readonly Table[] = [];

/** Copies of a table for the workers: they go over to them, where copying many rows would hold up the page. */
export function keepSpares(copies: readonly Table[]): void {
  spares = copies;
}

export function takeSpare(hash: string): Table | undefined {
  const spare = spares.find((table) => table.hash === hash);
  spares = spares.filter((table) => table !== spare);
  return spare;
}
