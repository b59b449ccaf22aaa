/** A part of the drawing that can be pointed at, selected or have the keyboard. Indices start at 0. */
export type Target =
  /** kernel[input, unit] of the Dense at layers[layer]. */
  | { readonly type: 'weight'; readonly layer: number; readonly input: number; readonly unit: number }
  /** bias[unit] of the Dense at layers[layer]. */
  | { readonly type: 'bias'; readonly layer: number; readonly unit: number }
  /** A neuron of a column; column 0 is the input. */
  | { readonly type: 'neuron'; readonly column: number; readonly unit: number };

export function sameTarget(a: Target | null, b: Target | null): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  switch (a.type) {
    case 'weight':
      return b.type === 'weight' && a.layer === b.layer && a.input === b.input && a.unit === b.unit;
    case 'bias':
      return b.type === 'bias' && a.layer === b.layer && a.unit === b.unit;
    case 'neuron':
      return b.type === 'neuron' && a.column === b.column && a.unit === b.unit;
  }
}
