import type { Column } from '../../document/columns.ts';
import type { Numbers, Plan } from './plan.ts';

/** Returns the dropped units of a Dropout for the displayed example [units], 1 for dropped; null if there are none. */
export function droppedBy({ dropped }: Pick<Numbers, 'dropped'>, layer: number, units: number): Uint8Array | null {
  const mask = dropped?.get(layer);
  return mask?.length === units ? mask : null;
}

/** Returns true if a Dropout of the column makes the output of this unit zero. */
export function isDropped(
  { stages, units, out }: Column,
  unit: number,
  numbers: Pick<Numbers, 'dropped'>,
  probe: Float32Array | null,
): boolean {
  // A layer after a Dropout can turn its 0 into another value, as a sigmoid does. Then the neuron still has an output.
  return (
    probe !== null &&
    probe[out + unit] === 0 &&
    stages.some(({ layer, op }) => op.kind === 'dropout' && droppedBy(numbers, layer, units)?.[unit] === 1)
  );
}

/**
 * Dropped units of each column [units], 1 for dropped; null for columns without dropped units, or if there are none at
 * all.
 */
export function droppedUnits(
  { columns }: Plan,
  numbers: Pick<Numbers, 'dropped'>,
  probe: Float32Array | null,
): readonly (Uint8Array | null)[] | null {
  if (probe === null || numbers.dropped === undefined || numbers.dropped.size === 0) return null;
  return columns.map((column) => {
    if (!column.stages.some(({ op }) => op.kind === 'dropout')) return null;
    return Uint8Array.from({ length: column.units }, (_, unit) => (isDropped(column, unit, numbers, probe) ? 1 : 0));
  });
}
