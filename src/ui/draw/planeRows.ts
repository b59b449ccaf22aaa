import { type Feature, readerOf } from '../../data/features.ts';
import type { Scaling } from '../../data/spec.ts';
import type { Domain } from '../plot/axisScales.ts';

/** What the network is fed at a place of the plane, whatever its inputs are made of [features]. */
function fedAt(x: number, y: number, features: readonly Feature[], { mean, scale }: Scaling): number[] {
  return rawAt(x, y, features).map((value, i) => (value - mean[i]) / scale[i]);
}

export function rawAt(x: number, y: number, features: readonly Feature[]): number[] {
  const row = Float64Array.of(x, y);
  return features.map((feature) => readerOf(feature)(row, 0));
}

/**
 * The middles of side × side cells over a plane, the uppermost row first as in a picture, as the network is fed them
 * [side², features].
 */
export function planeRows(
  side: number,
  [xFrom, xTo]: Domain,
  [yFrom, yTo]: Domain,
  features: readonly Feature[],
  scaling: Scaling,
): Float32Array {
  const rows = new Float32Array(side * side * features.length);
  for (let row = 0; row < side; row++) {
    const y = yTo - ((row + 0.5) / side) * (yTo - yFrom);
    for (let column = 0; column < side; column++) {
      const x = xFrom + ((column + 0.5) / side) * (xTo - xFrom);
      rows.set(fedAt(x, y, features, scaling), (row * side + column) * features.length);
    }
  }
  return rows;
}
