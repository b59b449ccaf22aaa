/**
 * The order in which Keras 3 prints the keys of a row and keeps them in `History.history`: alphabetical, then those of
 * validation, then the learning rate. Returns indices into `keys`.
 */
export function kerasOrder(keys: readonly string[]): readonly number[] {
  const rank = (key: string): number => (key === 'learning_rate' ? 2 : key.startsWith('val_') ? 1 : 0);
  return keys.map((_key, k) => k).toSorted((a, b) => rank(keys[a]) - rank(keys[b]) || (keys[a] < keys[b] ? -1 : 1));
}

/**
 * `accuracy: 0.8417 - loss: 0.4312`, with numbers as in Keras's progress bar: four decimals, and an exponent for
 * values up to 0.001 (`keras.utils.Progbar`).
 */
export function epochLine(keys: readonly string[], row: ArrayLike<number>): string {
  return kerasOrder(keys)
    .map((k) => `${keys[k]}: ${kerasNumber(row[k])}`)
    .join(' - ');
}

function kerasNumber(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Math.abs(value) > 1e-3) return value.toFixed(4);
  // Python writes two digits at least: 5.0000e-04, where JavaScript writes 5.0000e-4
  return value.toExponential(4).replace(/e([+-])(\d)$/, 'e$10$2');
}
