import { columnsOf } from '../document/columns.ts';
import type { Judged } from './backwardLines.ts';
import { columnOfOp, type Stop, type Updating } from './stations.ts';

/** What a station has for the drawing: a number for each line, or for each neuron of one column. */
export interface StationNumbers {
  /** Of weights and biases [layout.parameters]; NaN: none of this station. */
  readonly lines: Float64Array | null;
  readonly neurons: { readonly column: number; readonly values: readonly number[] } | null;
}

/**
 * The numbers of a station for the drawing: products and biases of a weighted sum, ∂L/∂ of neurons or of weights, or
 * what an update adds to each weight.
 *
 * @param everywhere of an update: that of all weights
 */
export function stationNumbers(
  { trace, parameters, row }: Judged,
  stop: Stop,
  updating: Updating | null,
  everywhere = false,
): StationNumbers {
  const { layout } = trace;
  const lines = new Float64Array(layout.parameters).fill(Number.NaN);
  const all = columnsOf(layout);
  /** Fills in what is known of each weight and bias into a column. */
  const fill = (at: number, value: (index: number, input: number) => number): void => {
    const dense = all[at].dense;
    if (dense === null) return;
    const { kernel, bias, inputs, units } = dense;
    for (let i = 0; i < inputs * units; i++) lines[kernel + i] = value(kernel + i, Math.floor(i / units));
    for (let u = 0; bias >= 0 && u < units; u++) lines[bias + u] = value(bias + u, -1);
  };
  switch (stop.pass) {
    case 'loss':
      return { lines: null, neurons: null };
    case 'forward': {
      const op = layout.ops[stop.op];
      if (op.kind !== 'dense') return { lines: null, neurons: null };
      const given = trace.values[stop.op];
      fill(columnOfOp(layout, stop.op), (index, input) =>
        input < 0 ? parameters[index] : parameters[index] * given[row * op.inputs + input],
      );
      return { lines, neurons: null };
    }
    case 'backward': {
      const { units } = layout.ops[stop.op];
      const values = Array.from(trace.slopes[stop.op + 1].subarray(row * units, (row + 1) * units));
      return { lines: null, neurons: { column: columnOfOp(layout, stop.op), values } };
    }
    case 'gradients':
      fill(columnOfOp(layout, stop.op), (index) => trace.gradients[index]);
      return { lines, neurons: null };
    case 'update': {
      if (updating === null) return { lines: null, neurons: null };
      const { before, after } = updating.step;
      for (const { index } of everywhere ? all : [all[columnOfOp(layout, stop.op)]]) {
        fill(index, (at) => after[at] - before[at]);
      }
      return { lines, neurons: null };
    }
  }
}
