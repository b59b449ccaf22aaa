import type { Rows } from './dataset.ts';

/**
 * Columns in the order of how much each tells alone: numbers before columns of 0 and 1, which lie on each other in a plot;
 * of these the share of a column's variance that is between the classes, or its squared correlation with the first target.
 */
export function tellingColumns({ values, labels, targets }: Rows, width: number, classes: number): readonly number[] {
  const rows = values.length / width;
  const perTarget = targets.length / rows;
  const told = Array.from({ length: width }, (_, column) => {
    const count = new Float64Array(Math.max(1, classes));
    const sums = new Float64Array(count.length);
    let [sum, squares, sumY, squaresY, products, isBinary] = [0, 0, 0, 0, 0, true];
    for (let row = 0; row < rows; row++) {
      const x = values[row * width + column];
      const y = classes > 0 ? 0 : targets[row * perTarget];
      const label = classes > 0 ? labels[row] : 0;
      count[label]++;
      sums[label] += x;
      sum += x;
      squares += x * x;
      sumY += y;
      squaresY += y * y;
      products += x * y;
      isBinary &&= x === 0 || x === 1;
    }
    const variance = squares - (sum * sum) / rows;
    const between = sums.reduce(
      (all, part, label) => all + (part * part) / Math.max(1, count[label]),
      -(sum * sum) / rows,
    );
    const covariance = products - (sum * sumY) / rows;
    const shared = classes > 0 ? between : (covariance * covariance) / (squaresY - (sumY * sumY) / rows);
    const share = shared / variance;
    return { column, isBinary, share: Number.isFinite(share) ? share : 0 };
  });
  return told
    .sort((a, b) => Number(a.isBinary) - Number(b.isBinary) || b.share - a.share || a.column - b.column)
    .map(({ column }) => column);
}
