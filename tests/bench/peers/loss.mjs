/**
 * Mean cross-entropy of outputs [rows, units] against targets of the same shape; binary for a single unit, and for units
 * that do not add up to 1.
 * @param {ArrayLike<number>} outputs
 * @param {ArrayLike<number>} targets
 */
export function crossEntropy(outputs, targets, rows, isBinary = targets.length === rows) {
  const log = (value) => Math.log(Math.max(value, 1e-7));
  let sum = 0;
  for (let i = 0; i < targets.length; i++) {
    sum -= targets[i] * log(outputs[i]);
    if (isBinary) sum -= (1 - targets[i]) * log(1 - outputs[i]);
  }
  return sum / rows;
}
