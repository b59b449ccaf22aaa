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
