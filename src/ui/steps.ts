type Direction = 1 | -1;

/** 1, 3, 10, 30 … and 0.3, 0.1, 0.03 …: the next such number above or below. */
export function stepLogarithmic(value: number, direction: Direction): number {
  if (!(value > 0)) return direction === 1 ? 0.001 : 0;
  const series: number[] = [];
  for (let exponent = -6; exponent <= 3; exponent++) {
    series.push(Number(`1e${exponent}`), Number(`3e${exponent}`));
  }
  const next = direction === 1 ? series.find((x) => x > value) : series.findLast((x) => x < value);
  return next ?? value;
}

/** Doubles and halves over the powers of two. */
export function stepPower(value: number, direction: Direction): number {
  let power = 1;
  while (power * 2 <= value) power *= 2;
  if (direction === 1) return power * 2;
  return power < value ? power : Math.max(1, power / 2);
}

/** Steps of a fixed size, kept on its grid. */
export const stepBy =
  (size: number) =>
  (value: number, direction: Direction): number =>
    Number((Math.round(value / size + direction) * size).toFixed(6));
