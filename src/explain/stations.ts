import { columnsOf } from '../document/columns.ts';
import type { Layout, Variable } from '../engine/layout.ts';
import type { OptimizerSpec } from '../engine/specs/optimizerSpecs.ts';
import type { Step } from '../engine/takeStep.ts';

/** A station of an example's way through a network and back. */
export type Stop =
  /** Op k computes its outputs. */
  | { readonly pass: 'forward'; readonly op: number }
  | { readonly pass: 'loss' }
  /** ∂L/∂ of the outputs of op k. */
  | { readonly pass: 'backward'; readonly op: number }
  /** ∂L/∂ of the weights of op k. */
  | { readonly pass: 'gradients'; readonly op: number }
  /** The new weights of op k. */
  | { readonly pass: 'update'; readonly op: number };

/** The column of what op k computes, as an index of `columnsOf(layout)`. */
export function columnOfOp(layout: Layout, k: number): number {
  const at = columnsOf(layout).findIndex(
    ({ sum, stages }) => sum === layout.values[k] || stages.some(({ to }) => to === layout.values[k]),
  );
  if (at < 0) throw new RangeError(`op ${k} is in no column`);
  return at;
}

/** What an update is made by. */
export interface Updating {
  readonly step: Step;
  readonly optimizer: OptimizerSpec;
}

/** Variables of an op that are trained. */
export function trainedOf({ ops, variables }: Layout, k: number): readonly Variable[] {
  const { kind, layer } = ops[k];
  return kind === 'activation' || kind === 'dropout' || kind === 'gaussian_noise'
    ? [] // an activation belongs to the layer of its Dense
    : variables.filter((variable) => variable.layer === layer && variable.trainable);
}

/**
 * All stations: forward op by op, the loss, and back to the first weights that are trained.
 *
 * @param updates whether the weights are updated then, from the first to the last
 */
export function stopsOf(layout: Layout, updates: boolean): readonly Stop[] {
  const { ops } = layout;
  const isTrained = (k: number): boolean => trainedOf(layout, k).length > 0;
  const first = ops.findIndex((_, k) => isTrained(k));
  const stops: Stop[] = [...ops.map((_, op): Stop => ({ pass: 'forward', op })), { pass: 'loss' }];
  if (first < 0) return stops;
  for (let op = ops.length - 1; op >= first; op--) {
    stops.push({ pass: 'backward', op });
    if (isTrained(op)) stops.push({ pass: 'gradients', op });
  }
  if (!updates) return stops;
  return [...stops, ...[...ops.keys()].filter(isTrained).map((op): Stop => ({ pass: 'update', op }))];
}

/** Units that a station has lines for; the loss is one. */
export function unitsAt({ ops }: Layout, stop: Stop): number {
  return stop.pass === 'loss' ? 1 : ops[stop.op].units;
}
