/**
 * `loss: 0.4312 - accuracy: 0.8417`, numbers as Keras's progress bar writes them: four decimals, and with an
 * exponent up to 0.001 (`keras.utils.Progbar`).
 */
export function epochLine(keys: readonly string[], row: ArrayLike<number>): string {
  return keys.map((key, k) => `${key}: ${kerasNumber(row[k])}`).join(' - ');
}

function kerasNumber(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Math.abs(value) > 1e-3) return value.toFixed(4);
  // Python writes two digits at least: 5.0000e-04, where JavaScript writes 5.0000e-4
  return value.toExponential(4).replace(/e([+-])(\d)$/, 'e$10$2');
}
