import type { Scaling } from '../../data/spec.ts';
import type { Domain } from '../plot/axisScales.ts';

/** Cells along each side of the map, from coarse to fine. */
export const mapSides: readonly number[] = [12, 32, 64, 96];

/** Inputs along a curve. */
export const curveCounts: readonly number[] = [33, 257];

/**
 * The middles of side × side cells over a plane, the uppermost row first as in a picture, as the network is fed them
 * [side², 2].
 */
export function gridRows(side: number, xDomain: Domain, yDomain: Domain, { mean, scale }: Scaling): Float32Array {
  const rows = new Float32Array(side * side * 2);
  for (let row = 0; row < side; row++) {
    const y = yDomain[1] - ((row + 0.5) / side) * (yDomain[1] - yDomain[0]);
    for (let column = 0; column < side; column++) {
      const x = xDomain[0] + ((column + 0.5) / side) * (xDomain[1] - xDomain[0]);
      const at = (row * side + column) * 2;
      rows[at] = (x - mean[0]) / scale[0];
      rows[at + 1] = (y - mean[1]) / scale[1];
    }
  }
  return rows;
}

/** Inputs at even distances over a domain, both ends among them [count]. */
export function lineInputs(count: number, [from, to]: Domain): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => from + (i / (count - 1)) * (to - from));
}

/** As the network is fed them [count, 1]. */
export function fedInputs(inputs: Float64Array, { mean, scale }: Scaling): Float32Array {
  return Float32Array.from(inputs, (value) => (value - mean[0]) / scale[0]);
}
