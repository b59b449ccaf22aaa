import { createArc4 } from './arc4.ts';
import { log } from '../engine/math/fdlibm.ts';
import { cos, sin } from '../engine/math.ts';

/** A random number in [0, 1). */
type Draw = () => number;

/** What TensorFlow Playground draws for a seed, in this order: points, their order, and then weights. */
export interface PlaygroundDraws {
  /** In the order of training: x and y of each [count, 2]. */
  readonly points: Float64Array;
  /** −1 or 1, or the number to predict [count] */
  readonly labels: Float64Array;
  /** The stream behind them: the next draws are those of the weights. */
  readonly draw: Draw;
}

type Point = readonly [x: number, y: number, label: number];

/** @param n noise, 0 … 0.8 */
type PlaygroundGenerator = (count: number, n: number, draw: Draw) => Point[];

/** Uniform in [from, to), in the operations of Playground. */
const uniform = (draw: Draw, from: number, to: number): number => draw() * (to - from) + from;

const distance = (x: number, y: number): number => Math.sqrt(x * x + y * y);

/** So many points, drawn one after the other. */
const times = (count: number, point: (i: number) => Point): Point[] =>
  Array.from({ length: count }, (_, i) => point(i));

/** The point and a place near it, which has its label. */
function noised(draw: Draw, radius: number, n: number, x: number, y: number): readonly [x: number, y: number] {
  const dx = uniform(draw, -radius, radius) * n;
  const dy = uniform(draw, -radius, radius) * n;
  return [x + dx, y + dy];
}

function circle(count: number, n: number, draw: Draw): Point[] {
  const ring = (from: number, to: number): Point[] =>
    times(count / 2, () => {
      const r = uniform(draw, from, to);
      const angle = uniform(draw, 0, 2 * Math.PI);
      const x = r * sin(angle);
      const y = r * cos(angle);
      return [x, y, distance(...noised(draw, 5, n, x, y)) < 2.5 ? 1 : -1];
    });
  return [...ring(0, 2.5), ...ring(3.5, 5)];
}

function xor(count: number, n: number, draw: Draw): Point[] {
  const apart = (): number => {
    const at = uniform(draw, -5, 5);
    return at > 0 ? at + 0.3 : at - 0.3;
  };
  return times(count, () => {
    const x = apart();
    const y = apart();
    const [a, b] = noised(draw, 5, n, x, y);
    return [x, y, a * b >= 0 ? 1 : -1];
  });
}

/** Marsaglia's polar method; of the two numbers that it makes one is thrown away. */
function normal(draw: Draw, mean: number, variance: number): number {
  let [v1, s] = [0, 2];
  while (s > 1) {
    v1 = 2 * draw() - 1;
    const v2 = 2 * draw() - 1;
    s = v1 * v1 + v2 * v2;
  }
  return mean + Math.sqrt(variance) * (Math.sqrt((-2 * log(s)) / s) * v1);
}

function gauss(count: number, n: number, draw: Draw): Point[] {
  const variance = 0.5 + 7 * n;
  const cloud = (centre: number, label: number): Point[] =>
    times(count / 2, () => {
      const x = normal(draw, centre, variance);
      return [x, normal(draw, centre, variance), label];
    });
  return [...cloud(2, 1), ...cloud(-2, -1)];
}

function spiral(count: number, n: number, draw: Draw): Point[] {
  const half = count / 2;
  const arm = (turn: number, label: number): Point[] =>
    times(half, (i) => {
      const r = (i / half) * 5;
      const t = ((1.75 * i) / half) * 2 * Math.PI + turn;
      const x = r * sin(t) + uniform(draw, -1, 1) * n;
      return [x, r * cos(t) + uniform(draw, -1, 1) * n, label];
    });
  return [...arm(0, 1), ...arm(Math.PI, -1)];
}

/** Points of the plane with a label that depends on where they are. */
const everywhere =
  (label: (x: number, y: number) => number): PlaygroundGenerator =>
  (count, n, draw) =>
    times(count, () => {
      const x = uniform(draw, -6, 6);
      const y = uniform(draw, -6, 6);
      return [x, y, label(...noised(draw, 6, n, x, y))];
    });

const hills = [
  [-4, 2.5, 1],
  [0, 2.5, -1],
  [4, 2.5, 1],
  [-4, -2.5, -1],
  [0, -2.5, 1],
  [4, -2.5, -1],
] as const;

function hillAt(x: number, y: number): number {
  let label = 0;
  for (const [cx, cy, sign] of hills) {
    const height = sign * Math.max(0, 1 - distance(x - cx, y - cy) / 2);
    if (Math.abs(height) > Math.abs(label)) label = height;
  }
  return label;
}

/** TensorFlow Playground's data sets, by the names that its links have; `reg-` are those with a number to predict. */
const generators = {
  circle,
  xor,
  gauss,
  spiral,
  'reg-plane': everywhere((x, y) => (x + y) / 10),
  'reg-gauss': everywhere(hillAt),
} satisfies Readonly<Record<string, PlaygroundGenerator>>;

export type PlaygroundSet = keyof typeof generators;

export const playgroundSets = Object.keys(generators) as readonly PlaygroundSet[]; // has no others

/** Whether it has a number to predict, and not two classes. */
export const isRegression = (name: PlaygroundSet): boolean => name.startsWith('reg-');

/** Number of points of a set. */
export const playgroundCount = (name: PlaygroundSet): number => (isRegression(name) ? 1200 : 500);

/**
 * Draws what TensorFlow Playground draws for a seed: ARC4 as in seedrandom 2.4.4, seeded with a text.
 *
 * @param noise 0 … 0.8
 */
export function drawPlayground(name: PlaygroundSet, noise: number, seed: string): PlaygroundDraws {
  const draw = createArc4(seed);
  const points = generators[name](playgroundCount(name), noise, draw);
  for (let count = points.length; count > 0;) {
    const i = Math.floor(draw() * count);
    count--;
    [points[count], points[i]] = [points[i], points[count]];
  }
  return {
    points: Float64Array.from(points.flatMap(([x, y]) => [x, y])),
    labels: Float64Array.from(points, ([, , label]) => label),
    draw,
  };
}
