import { batchLossLine, gradientLine, type Judged, lossLine, slopeLine } from './backwardLines.ts';
import type { Line } from './expression.ts';
import { forwardLine } from './forwardLines.ts';
import { type Stop, trainedOf, type Updating } from './stations.ts';
import { stepLines } from './updateLines.ts';

/**
 * The lines of a station for one unit: one, or those of all that is trained there of it. Of many parameters those with
 * the largest gradients.
 *
 * @param updating for stations of an update
 */
export function linesAt(judged: Judged, stop: Stop, unit: number, updating: Updating | null): readonly Line[] {
  const { count, penalty } = judged.trace;
  switch (stop.pass) {
    case 'forward':
      return [forwardLine(judged, stop.op, unit)];
    case 'loss':
      return count > 1 || penalty !== 0 ? [lossLine(judged), batchLossLine(judged)] : [lossLine(judged)];
    case 'backward':
      return [slopeLine(judged, stop.op, unit)];
    case 'gradients':
      return parametersAt(judged, stop.op, unit).map((index) => gradientLine(judged, index));
    case 'update':
      if (updating === null) throw new RangeError('an update has a step that made it');
      return parametersAt(judged, stop.op, unit).flatMap((index) =>
        stepLines(updating.step, updating.optimizer, index),
      );
  }
}

/** The trained parameters of a unit of op k with the largest gradients, at most `judged.most` of each variable. */
function parametersAt(judged: Judged, k: number, unit: number): readonly number[] {
  const { layout } = judged.trace;
  const { units } = layout.ops[k];
  return trainedOf(layout, k).flatMap(({ offset, length }) =>
    largest(
      judged,
      Array.from({ length: length / units }, (_, i) => offset + i * units + unit),
    ),
  );
}

/** The largest gradients of many, in their order. */
function largest({ trace: { gradients }, most }: Judged, all: readonly number[]): readonly number[] {
  if (all.length <= most) return all;
  const chosen = all.toSorted((a, b) => Math.abs(gradients[b]) - Math.abs(gradients[a]) || a - b).slice(0, most);
  return chosen.toSorted((a, b) => a - b);
}
