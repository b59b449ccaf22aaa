import type { Random } from '../engine/random.ts';
import type { Recipe } from './csv/recipe.ts';

/** The rows of a data set with all columns, before columns are chosen and rows are dealt and scaled. */
export interface Rows {
  /** [rows, columns], row-major */
  readonly values: Float64Array;
  /** Class of each row; empty for regression [rows] */
  readonly labels: Int32Array;
  /** Empty for classification [rows, targets] */
  readonly targets: Float64Array;
}

/** A column of inputs, or of a number to predict. */
export interface Column {
  readonly key: string;
  /** Range of its values for plots and grids. */
  readonly domain: readonly [min: number, max: number];
}

/** Description of a data set without its rows: plain data. */
export interface DatasetInfo {
  /**
   * That of a person's own data: columns, classes and target then have the names that they have there. Null for the
   * page's, whose words are in i18n, under these keys.
   */
  readonly title: string | null;
  readonly task: 'classification' | 'regression';
  readonly columns: readonly Column[];
  /** Keys of the classes in label order; empty for regression. */
  readonly classes: readonly string[];
  /** The numbers to predict; empty for classification. */
  readonly targets: readonly Column[];
  /** Null for a table with fixed rows. The default stands in no link, so it never changes; nor do the other two. */
  readonly samples: { readonly min: number; readonly max: number; readonly default: number } | null;
  readonly noise: { readonly max: number; readonly step: number; readonly default: number } | null;
  /** Whether its columns are standardized by default. */
  readonly standardize: boolean;
  /** Fixed number of rows of a table; null when generated. */
  readonly rows: number | null;
  /** The rows are all possible cases, in counting order: there is nothing to draw again, to deal or to hold back. */
  readonly isComplete: boolean;
  readonly show: Show;
}

/** Description of a person's own data. */
export type OwnInfo = DatasetInfo & {
  readonly title: string;
  /** How its rows were made of a file, where they were. */
  readonly recipe?: Recipe;
};

/** How a data set is shown, as far as its columns and classes do not say it. */
export interface Show {
  /** Each row is a colour, its columns red, green and blue, 0 … 1: its point wears it, and sliders choose another. */
  readonly swatches?: boolean;
  /**
   * Classes that are colours wear what they name, or would else be called green in blue: the token `--name-…`, and
   * where a theme has none, that of the class of this place. In label order.
   */
  readonly classColours?: readonly { readonly name: 'red' | 'green' | 'blue'; readonly place: number }[];
  /** All columns, those first that tell most; left out: in their order. */
  readonly telling?: readonly number[];
  /** Each row is a picture, its columns the pixels row by row, 0 (paper) … 1 (ink). */
  readonly image?: { readonly width: number; readonly height: number };
  /** The small picture: how many points, and its width in radii of one of them. */
  readonly thumbnail?: { readonly points?: number; readonly radii?: number };
}

/**
 * Makes `samples` rows. Every generator draws its errors with or without noise, and always the same number of them,
 * so that moving the noise slider moves each point along its own line and draws no new ones. A table ignores all three.
 *
 * @param samples an integer within the data set's `samples`
 * @param noise 0 … the data set's maximum; each generator says what it means there
 */
export type Generator = (samples: number, noise: number, random: Random) => Rows;

/** All that there is to say of a data set but for its words, which are in i18n, and its Python, in code/origins.ts. */
export interface Dataset extends DatasetInfo {
  /** Null: its rows come late, see lateSets.ts. */
  readonly generate: Generator | null;
  /** The network and the settings that it opens with, as a link has them; document/opening.ts reads it. */
  readonly opening: string;
}

/** Range of `samples` of most generators. */
export const anyNumber = (byDefault: number) => ({ min: 20, max: 2000, default: byDefault });
export const anyNoise = (byDefault: number) => ({ max: 1, step: 0.05, default: byDefault });
