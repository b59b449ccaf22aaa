import type { Layout, Variable } from '../engine/layout.ts';
import { gradientLine, type Judged, lossLine, slopeLine } from './backwardLines.ts';
import type { Line } from './expression.ts';
import { forwardLine } from './forwardLines.ts';

/** A station of an example's way through a network and back. */
export type Stop =
  /** Op k computes its outputs. */
  | { readonly pass: 'forward'; readonly op: number }
  | { readonly pass: 'loss' }
  /** ∂L/∂ of the outputs of op k. */
  | { readonly pass: 'backward'; readonly op: number }
  /** ∂L/∂ of the weights of op k. */
  | { readonly pass: 'gradients'; readonly op: number };

/** Variables of an op that are trained. */
function trainedOf({ ops, variables }: Layout, k: number): readonly Variable[] {
  const { kind, layer } = ops[k];
  return kind === 'activation' || kind === 'dropout' || kind === 'gaussian_noise'
    ? [] // an activation belongs to the layer of its Dense
    : variables.filter((variable) => variable.layer === layer && variable.trainable);
}

/** All stations: forward op by op, the loss, and back to the first weights that are trained. */
export function stopsOf(layout: Layout): readonly Stop[] {
  const { ops } = layout;
  const first = ops.findIndex((_, k) => trainedOf(layout, k).length > 0);
  const stops: Stop[] = [...ops.map((_, op): Stop => ({ pass: 'forward', op })), { pass: 'loss' }];
  if (first < 0) return stops;
  for (let op = ops.length - 1; op >= first; op--) {
    stops.push({ pass: 'backward', op });
    if (trainedOf(layout, op).length > 0) stops.push({ pass: 'gradients', op });
  }
  return stops;
}

/** Units that a station has lines for; the loss is one. */
export function unitsAt({ ops }: Layout, stop: Stop): number {
  return stop.pass === 'loss' ? 1 : ops[stop.op].units;
}

/** The lines of a station for one unit: one, or those of all that is trained there of it. */
export function linesAt(judged: Judged, stop: Stop, unit: number): readonly Line[] {
  const { layout } = judged.trace;
  switch (stop.pass) {
    case 'forward':
      return [forwardLine(judged, stop.op, unit)];
    case 'loss':
      return [lossLine(judged)];
    case 'backward':
      return [slopeLine(judged, stop.op, unit)];
    case 'gradients':
      return trainedOf(layout, stop.op).flatMap(({ offset, length }) => {
        const { units } = layout.ops[stop.op];
        const all = Array.from({ length: length / units }, (_, i) => offset + i * units + unit);
        return largest(judged, all).map((index) => gradientLine(judged, index));
      });
  }
}

/** The largest gradients of many, in their order. */
function largest({ trace: { gradients }, most }: Judged, all: readonly number[]): readonly number[] {
  if (all.length <= most) return all;
  const chosen = all.toSorted((a, b) => Math.abs(gradients[b]) - Math.abs(gradients[a]) || a - b).slice(0, most);
  return chosen.toSorted((a, b) => a - b);
}
