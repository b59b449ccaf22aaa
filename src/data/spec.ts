import type { DatasetInfo, OwnInfo } from './dataset.ts';
import { datasets, type DatasetName, isLate } from './datasets.ts';
import { type Feature, sourcesOf } from './features.ts';

export const deals = ['stratified', 'last'] as const;
export type Deal = (typeof deals)[number];

/** What is chosen of data. */
export interface Chosen {
  /** Number of examples to generate; for a table always its number of rows. */
  readonly samples: number;
  /** 0 (none) … 1, in the data set's own meaning; always 0 for a table. */
  readonly noise: number;
  /** Which columns are inputs, and what is made of them: in the order of `compareFeatures`, at least one. */
  readonly features: readonly Feature[];
  /**
   * z = (x − mean) / standard deviation; `minmax`: (x − least) / (greatest − least). Fitted on the training part only.
   */
  readonly standardize: boolean | 'minmax';
  /**
   * In which order rows are dealt, the last of which validate; left out: shuffled. `stratified`: so that each part has
   * each class in its share; `last`: as they stand, as Keras does it.
   */
  readonly deal?: Deal;
  /** uint32: draws the generated examples, and the order in which rows are dealt to training and validation. */
  readonly seed: number;
}

/** One of the page's data sets. */
export interface GeneratedSpec extends Chosen {
  readonly type: 'generated';
  readonly name: DatasetName;
}

/** A table or points of a person's own, or a set of TensorFlow Playground: their rows are in `Tables`. */
export interface OwnSpec extends Chosen {
  readonly type: 'table' | 'points' | 'playground';
  /** SHA-256, 64 hex digits; of a set of Playground its name and seed: see playgroundTables.ts. */
  readonly hash: string;
  readonly info: OwnInfo;
}

/** Which examples an experiment trains on: plain data, part of the link. */
export type DataSpec = GeneratedSpec | OwnSpec;

export function infoOf(spec: DataSpec): DatasetInfo {
  return spec.type === 'generated' ? datasets[spec.name] : spec.info;
}

const plane: readonly number[] = [0, 1];

/**
 * The columns that a place has a value of, ascending. They are those that the inputs are made of, and of points in a plane
 * always both: it stays, whatever the inputs are. Over one a network is shown as a curve, over two as a plane, and over
 * more as a plane of two that are chosen.
 */
export function placeColumns(spec: DataSpec): readonly number[] {
  const sources = sourcesOf(spec.features);
  const isPlane = spec.type !== 'table' && infoOf(spec).columns.length === 2;
  return isPlane && sources.length < 2 ? plane : sources;
}

/** Which data they are, whatever is chosen of them: as a link names them. */
export function dataKey(spec: DataSpec): string {
  if (spec.type === 'generated') return spec.name;
  return `${spec.type === 'playground' ? spec.type : 'table'}:${spec.hash}`;
}

/** Which data they are to look at: points stay the same while they are drawn. */
export function lookKey(spec: DataSpec): string {
  return spec.type === 'points' ? `points ${spec.info.columns.length}` : dataKey(spec);
}

/** The key of the rows in `Tables`; null where they are generated. */
export function rowsKey(spec: DataSpec): string | null {
  if (spec.type === 'generated') return isLate(spec.name) ? spec.name : null;
  return spec.type === 'playground' ? `${dataKey(spec)}:${spec.noise}` : spec.hash;
}

/** Rows of examples; all arrays row-major float64. */
export interface Examples {
  readonly count: number;
  /** Raw inputs in their original units (cm, 0–1 …) [count, features chosen]. */
  readonly raw: Float64Array;
  /** Inputs of the network: raw or standardized [count, features chosen]. */
  readonly x: Float64Array;
  /** Class of each row; empty for regression [count]. */
  readonly labels: Int32Array;
  /** Regression targets; empty for classification [count, targets]. */
  readonly targets: Float64Array;
}

/** x = (raw − mean) / scale, a pair per chosen feature: 0 and 1 where nothing is scaled, least and range for `minmax`. */
export interface Scaling {
  readonly mean: readonly number[];
  readonly scale: readonly number[];
}

/** All rows, dealt: what training and validation have is in one memory, training first. */
export interface Split {
  readonly training: Examples;
  readonly validation: Examples;
  readonly scaling: Scaling;
}
