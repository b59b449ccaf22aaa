import { batchLossLine, gradientLine, type Judged, lossLine, slopeLine } from './backwardLines.ts';
import { findNamed, type Line } from './expression.ts';
import { forwardLine } from './forwardLines.ts';
import { type Stop, trainedOf, type Updating } from './stations.ts';
import { stepLines } from './updateLines.ts';

/** Which number of a walk a line comes to. */
export type NumberPlace =
  /** The output of op k, and ∂L/∂ it. */
  | { readonly of: 'value' | 'slope'; readonly op: number; readonly unit: number }
  /** Of the example, and of the batch with its penalty. */
  | { readonly of: 'loss' | 'batch loss' }
  /** ∂L/∂ a parameter, and the parameter after its update. */
  | { readonly of: 'gradient' | 'new'; readonly index: number }
  /** On the way to another number of the station. */
  | { readonly of: 'way'; readonly at: number; readonly to: NumberPlace }
  /** On the way to a new parameter. */
  | { readonly of: 'slot'; readonly index: number; readonly at: number };

export interface StationLine extends Line {
  readonly place: NumberPlace;
}

/**
 * The lines of a station for one unit: one, or those of all that is trained there of it. Of many parameters those with
 * the largest gradients, and the one that is selected.
 *
 * @param updating for stations of an update
 * @param selected a parameter; null: none
 */
export function linesAt(
  judged: Judged,
  stop: Stop,
  unit: number,
  updating: Updating | null,
  selected: number | null = null,
): readonly StationLine[] {
  const at = (line: Line, place: NumberPlace): StationLine => ({ ...line, place });
  switch (stop.pass) {
    case 'forward':
      return takenApart([at(forwardLine(judged, stop.op, unit), { of: 'value', op: stop.op, unit })]);
    case 'loss': {
      const { count, penalty } = judged.trace;
      const own = at(lossLine(judged), { of: 'loss' });
      return takenApart(count > 1 || penalty !== 0 ? [own, at(batchLossLine(judged), { of: 'batch loss' })] : [own]);
    }
    case 'backward':
      return takenApart([at(slopeLine(judged, stop.op, unit), { of: 'slope', op: stop.op, unit })]);
    case 'gradients':
      return takenApart(
        parametersAt(judged, stop.op, unit, selected).map((index) =>
          at(gradientLine(judged, index), { of: 'gradient', index }),
        ),
      );
    case 'update':
      if (updating === null) throw new RangeError('an update has a step that made it');
      return takenApart(
        parametersAt(judged, stop.op, unit, selected).flatMap((index) => {
          const lines = stepLines(updating.step, updating.optimizer, index, judged.most);
          return lines.map((line, n) =>
            at(line, n === lines.length - 1 ? { of: 'new', index } : { of: 'slot', index, at: n }),
          );
        }),
      );
  }
}

/** Lines with those before them that they take by name. */
function takenApart(lines: readonly StationLine[]): readonly StationLine[] {
  const found = new Map<string, Line>();
  return lines.flatMap((line) => {
    const before = found.size;
    for (const { left, right } of line.where) for (const side of [left, right]) findNamed(side, found);
    findNamed(line.rule, found);
    const named = [...found.values()].slice(before);
    return [...named.map((each, at) => ({ ...each, place: { of: 'way', at, to: line.place } as const })), line];
  });
}

/** How many parameters of a unit `linesAt` has no lines for. */
export function leftOutAt(judged: Judged, stop: Stop, unit: number, selected: number | null): number {
  if (stop.pass !== 'gradients' && stop.pass !== 'update') return 0;
  const all = variablesAt(judged, stop.op, unit).flat();
  return all.length - parametersAt(judged, stop.op, unit, selected).length;
}

/** The trained parameters of a unit of op k, by their variables. */
function variablesAt({ trace: { layout } }: Judged, k: number, unit: number): readonly (readonly number[])[] {
  const { units } = layout.ops[k];
  return trainedOf(layout, k).map(({ offset, length }) =>
    Array.from({ length: length / units }, (_, i) => offset + i * units + unit),
  );
}

/** Those with the largest gradients, at most `judged.most` of each variable, and the selected one. */
function parametersAt(judged: Judged, k: number, unit: number, selected: number | null): readonly number[] {
  return variablesAt(judged, k, unit).flatMap((all) => {
    const chosen = largest(judged, all);
    if (selected === null || chosen.includes(selected) || !all.includes(selected)) return chosen;
    return [...chosen, selected].toSorted((a, b) => a - b);
  });
}

/** The largest gradients of many, in their order. */
function largest({ trace: { gradients }, most }: Judged, all: readonly number[]): readonly number[] {
  if (all.length <= most) return all;
  const chosen = all.toSorted((a, b) => Math.abs(gradients[b]) - Math.abs(gradients[a]) || a - b).slice(0, most);
  return chosen.toSorted((a, b) => a - b);
}
