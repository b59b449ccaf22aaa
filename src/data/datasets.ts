import type { Dataset } from './dataset.ts';
import { iris } from './sets/iris.ts';
import { colours } from './sets/namedColours.ts';
import { morePlanes, planes } from './sets/planes.ts';
import { sine } from './sets/sine.ts';
import { surfaces } from './sets/surfaces.ts';
import { moreTruthTables, truthTables } from './sets/truthTables.ts';

/**
 * All data sets in the order of the gallery: an entry says all but its words (i18n) and its Python (code/origins.ts).
 *
 * Each opens with a small network and settings that learn it within 5 s at the opening pace (150 epochs): accuracy
 * ≥ 0.95, for regression a loss ≤ 0.02. Tested with 60 seeds of the weights. Epochs needed, median and slowest:
 * `colours` 17, 37; `iris` 17, 29; `xor` 16, and 2 of 60 did not learn it; `and` 17, 25; `circle` 23, 60;
 * `gauss` 3, 11; `spiral` 36, 78; `moons` 14, 136; `sine` 29, 70. The others were tested with 30 seeds.
 */
const first = { colours, iris, ...truthTables, ...planes, sine } satisfies Readonly<Record<string, Dataset>>;

const entries = { ...first, ...morePlanes, ...surfaces, ...moreTruthTables } satisfies Readonly<
  Record<string, Dataset>
>;

/** Large tables, which come late (lateSets.ts): from then on they are among `datasets`. */
export const lateNames = ['penguins', 'mpg', 'mnist'] as const;
export type LateName = (typeof lateNames)[number];

export type DatasetName = keyof typeof entries | LateName;

const here: Partial<Record<DatasetName, Dataset>> = entries;

/** Nobody asks for a late one before it is here: no link opens with it before. */
export const datasets = here as Readonly<Record<DatasetName, Dataset>>;

export const isLate = (name: string): name is LateName => lateNames.some((each) => each === name);

/** A late one has come. */
export function addDataset(name: LateName, dataset: Dataset): void {
  here[name] = dataset;
}

/** Those that the page opens with; the others are behind a button. */
export const firstNames = Object.keys(first) as readonly (keyof typeof first)[]; // has no others

export const datasetNames: readonly DatasetName[] = [
  ...(Object.keys(entries) as (keyof typeof entries)[]), // has no others
  ...lateNames,
];
