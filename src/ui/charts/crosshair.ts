/** The row whose epoch is nearest: epochs go up with the rows. −1 without rows. */
export function nearestRow(count: number, epochOf: (row: number) => number, epoch: number): number {
  if (count === 0) return -1;
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (epochOf(middle) < epoch) low = middle + 1;
    else high = middle;
  }
  return low > 0 && epoch - epochOf(low - 1) <= epochOf(low) - epoch ? low - 1 : low;
}

/**
 * Where a key takes the crosshair from `row` (−1: it is not shown), or null for a key that is none of its own.
 * Page keys go a tenth of the curve.
 */
export function stepRow(key: string, row: number, count: number): number | null {
  if (count === 0) return null;
  const from = row < 0 ? count - 1 : row;
  const by = (step: number): number => Math.max(0, Math.min(count - 1, from + step));
  const page = Math.max(1, Math.round(count / 10));
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return by(-1);
    case 'ArrowRight':
    case 'ArrowUp':
      return by(1);
    case 'PageDown':
      return by(-page);
    case 'PageUp':
      return by(page);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
