/** Which examples an experiment trains on: plain data, part of the link. */
export type DatasetName = 'colours' | 'iris' | 'xor' | 'and' | 'circle' | 'gauss' | 'spiral' | 'moons' | 'sine';

export interface DataSpec {
  readonly name: DatasetName;
  /** Number of examples to generate; for a table (iris, xor, and) always its number of rows. */
  readonly samples: number;
  /** 0 (none) … 1, in the data set's own meaning; always 0 for a table. */
  readonly noise: number;
  /** Which columns are inputs: ascending indices into the data set's `features`, at least one. */
  readonly features: readonly number[];
  /** z = (x − mean) / standard deviation, fitted on the training part only. */
  readonly standardize: boolean;
  /** uint32: draws the generated examples, and the order in which rows are dealt to training and validation. */
  readonly seed: number;
}

/** Description of a data set without its rows. Titles, column names and class names are in i18n, under these keys. */
export interface DatasetInfo {
  readonly name: DatasetName;
  readonly task: 'classification' | 'regression';
  /** Keys of all columns, in order: e.g. ['red', 'green', 'blue']. */
  readonly features: readonly string[];
  /** Keys of the classes in label order; empty for regression. */
  readonly classes: readonly string[];
  /** Key of the regression target's name; null for classification. */
  readonly target: string | null;
  /** Null for a table with fixed rows. */
  readonly samples: { readonly min: number; readonly max: number; readonly default: number } | null;
  readonly noise: { readonly max: number; readonly step: number; readonly default: number } | null;
  /** Fixed number of rows of a table; null when generated. */
  readonly rows: number | null;
  readonly standardize: boolean;
  /** Range of each raw column for plots and grids: [min, max] per feature. */
  readonly domain: readonly (readonly [number, number])[];
  /** Range of the regression target for plots. */
  readonly targetDomain: readonly [number, number] | null;
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
  /** Regression target; empty for classification [count, 1]. */
  readonly targets: Float64Array;
}

/** x = (raw − mean) / scale, a pair per chosen feature; mean 0 and scale 1 when not standardized. */
export interface Scaling {
  readonly mean: readonly number[];
  readonly scale: readonly number[];
}

export interface Split {
  readonly training: Examples;
  readonly validation: Examples;
  readonly scaling: Scaling;
}
