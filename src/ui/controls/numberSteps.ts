import { rounded } from '../../document/spelling.ts';
import type { Step } from '../../keras/argument.ts';

type Direction = 1 | -1;

/** 1, 3, 10, 30 … and 0.3, 0.1, 0.03 …: the next such number above or below. */
export function stepLogarithmic(value: number, direction: Direction): number {
  if (!(value > 0)) return direction === 1 ? 0.001 : 0;
  const series: number[] = [];
  for (let exponent = -9; exponent <= 3; exponent++) {
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

/** The next multiple of a size above or below. */
export const stepBy =
  (size: number) =>
  (value: number, direction: Direction): number => {
    const place = rounded(value / size, 12); // 0.3 / 0.1 is not quite 3
    const next = direction === 1 ? Math.floor(place) + 1 : Math.ceil(place) - 1;
    return rounded(next * size, 12);
  };

/** Nearer to 1 and away from it: 0.9, 0.97, 0.99, 0.997, 0.999 …, as momentum and β are thought of. */
export function stepNines(value: number, direction: Direction): number {
  const rest = rounded(1 - value, 12); // 1 − 0.9 is not quite 0.1
  return rounded(1 - Math.min(1, stepLogarithmic(rest, direction === 1 ? -1 : 1)), 12);
}

export const steps: Readonly<Record<Step, (value: number, direction: Direction) => number>> = {
  one: stepBy(1),
  tenth: stepBy(0.1),
  hundred: stepBy(100),
  logarithmic: stepLogarithmic,
  nines: stepNines,
};
