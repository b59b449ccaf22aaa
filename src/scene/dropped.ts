import type { Numbers, Plan, PlanColumn } from './plan.ts';

/** Units of a Dropout that the probe was drawn without [units], 1 for dropped; null where none is. */
export function droppedBy({ dropped }: Pick<Numbers, 'dropped'>, layer: number, units: number): Uint8Array | null {
  const mask = dropped?.get(layer);
  return mask?.length === units ? mask : null;
}

/** Whether a Dropout of the column leaves this unit out, so that nothing comes out of it. */
export function isDropped(
  { stages, units, out }: PlanColumn,
  unit: number,
  numbers: Pick<Numbers, 'dropped'>,
  probe: Float32Array | null,
): boolean {
  // What comes after a Dropout can make something of its 0, as a sigmoid does: then the neuron is still heard.
  return (
    probe !== null &&
    probe[out + unit] === 0 &&
    stages.some(({ layer, op }) => op.kind === 'dropout' && droppedBy(numbers, layer, units)?.[unit] === 1)
  );
}

/** The dropped units of each column [units], 1 for dropped; null for a column without any, or for all of them. */
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
