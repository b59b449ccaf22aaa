/** Part of the experiment that a piece of a program defines. */
export type Part =
  | { readonly kind: 'imports' | 'seed' | 'data' | 'network' | 'input' | 'compile' | 'fit' | 'summary' }
  /** `index` into the experiment's layers. */
  | { readonly kind: 'layer'; readonly index: number };

/**
 * Text [from, to) in UTF-16 units. Spans nest (a layer lies in the network) and never cross: of those that hold a place,
 * the shortest is meant.
 */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly part: Part;
}

/** Text [from, to): the functions that make the data but for their first line, which an editor shows folded at first. */
export interface Fold {
  readonly from: number;
  readonly to: number;
}

/** A program as it is printed: ASCII, each line ended by \n, in the order of the text. */
export interface Program {
  readonly text: string;
  readonly spans: readonly Span[];
  readonly folds: readonly Fold[];
}
