import type { DatasetInfo } from '../../data/dataset.ts';
import type { Split } from '../../data/spec.ts';
import { type Feature, featureDomain } from '../../data/features.ts';
import type { Domain } from './ticks.ts';
import { equal } from '../../document/equal.ts';
import { cssColour, hueDomain, hueOf, lightnessOf } from './hue.ts';
import { planeOf, type Margin, type Plane } from './plane.ts';
import type { Size } from '../useSize.ts';

/** Quantity on an axis of a scatter: a feature of the data, the target, or, for colours, a way to look at them. */
export type AxisName = { readonly feature: Feature } | 'target' | 'class' | 'hue' | 'lightness';

/** The examples of a split as points of a plot: training first, then validation. */
export interface Cloud {
  /** [count] */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Class of each, 0 where there are none [count]. */
  readonly labels: Int32Array;
  /** The first so many are for training, the others for validation. */
  readonly training: number;
  /** A colour of its own for each point, in CSS; null: the colour of its class. */
  readonly own: readonly string[] | null;
  readonly xDomain: Domain;
  readonly yDomain: Domain;
  readonly xName: AxisName;
  readonly yName: AxisName;
}

/** Raw inputs of all rows, training first [count, features]. */
export const allRaw = ({ training: { raw }, validation }: Split): Float64Array =>
  new Float64Array(raw.buffer, raw.byteOffset, raw.length + validation.raw.length);

/** Inputs of the network for all rows, training first, as the engine has them [count, features]. */
export const allFed = ({ training, validation }: Split): Float32Array => joined(Float32Array, training.x, validation.x);

/** Class of each row, training first; 0 for regression [count]. */
export function joinedLabels({ training, validation }: Split): Int32Array {
  if (training.labels.length === 0) return new Int32Array(training.count + validation.count);
  return joined(Int32Array, training.labels, validation.labels);
}

type Numbers = Float64Array | Float32Array | Int32Array;

/** One array behind the other; rows may be many, and an array takes another one faster than it takes single numbers. */
function joined<T extends Numbers>(Made: new (length: number) => T, a: Numbers, b: Numbers): T {
  const both = new Made(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** A column of both parts, training first [count]. */
function columnOf({ training, validation }: Split, of: 'raw' | 'targets', column: number): Float64Array {
  const out = new Float64Array(training.count + validation.count);
  let at = 0;
  for (const part of [training, validation]) {
    const values = part[of];
    const width = values.length / part.count;
    for (let i = column; i < values.length; i += width) out[at++] = values[i];
  }
  return out;
}

/** A domain with a little room, wide enough for the points that are there (noise may carry them out of it). */
export function spread([from, to]: Domain, values: Float64Array, room: number): Domain {
  let [low, high] = [from, to];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const extra = room * (high - low);
  return [low - extra, high + extra];
}

/** All three of a colour's components: then a point can have its own colour. */
export function showsColours(info: DatasetInfo, features: readonly Feature[]): boolean {
  return info.show.swatches === true && equal(features, [...info.columns.keys()]);
}

/** Places among the chosen columns of the two that tell most, which a scatter begins with; of one column, it twice. */
export function bestColumns({ show }: DatasetInfo, features: readonly Feature[]): readonly [number, number] {
  const [a, b = a] = (show.telling ?? features).map((column) => features.indexOf(column)).filter((place) => place >= 0);
  return a < b ? [a, b] : [b, a];
}

/** Those that are chosen, while they are among the features; else the best [places among the features]. */
export function axesOf(
  info: DatasetInfo,
  features: readonly Feature[],
  chosen: readonly Feature[] | null,
): readonly [number, number] {
  const [across = -1, up = -1] = (chosen ?? []).map((each) => features.indexOf(each));
  return across < 0 || up < 0 ? bestColumns(info, features) : [across, up];
}

/** Rows of a truth table that would lie on each other, as only other columns tell them apart, stand so far apart. */
const apart = 0.14;

/**
 * Which plot shows the examples best: colours by hue and lightness, one input against the target (or the class), more
 * inputs by two of them.
 *
 * @param features the chosen columns, as in DataSpec
 * @param columns which two of the chosen ones; of fewer than two inputs the first is taken
 * @param target which of the numbers to predict, against one input
 * @param byHue whether colours stand by hue and lightness
 */
export function cloudOf(
  split: Split,
  info: DatasetInfo,
  features: readonly Feature[],
  columns: readonly [number, number] = [0, 1],
  target = 0,
  byHue = true,
): Cloud {
  const width = features.length;
  const labels = joinedLabels(split);
  const training = split.training.count;
  const feature = (column: number): AxisName => ({ feature: features[column] });
  const domain = (column: number): Domain => featureDomain(info, features[column]);
  let own: string[] | null = null;
  if (showsColours(info, features)) {
    const [r, g, b] = [0, 1, 2].map((column) => columnOf(split, 'raw', column));
    own = Array.from(r, (_, i) => cssColour([r[i], g[i], b[i]]));
    if (byHue)
      return {
        x: r.map((_, i) => hueOf(r[i], g[i], b[i])),
        y: r.map((_, i) => lightnessOf(r[i], g[i], b[i])),
        labels,
        training,
        own,
        xDomain: hueDomain,
        yDomain: [0, 1],
        xName: 'hue',
        yName: 'lightness',
      };
  }
  if (width === 1) {
    const x = columnOf(split, 'raw', 0);
    const isRegression = info.task === 'regression';
    const y = isRegression ? joinedTargets(split, target) : Float64Array.from(labels);
    return {
      x,
      y,
      labels,
      training,
      own: null,
      xDomain: spread(domain(0), x, 0),
      yDomain: isRegression ? spread(info.targets[target].domain, y, 0) : [-0.5, info.classes.length - 0.5],
      xName: feature(0),
      yName: isRegression ? 'target' : 'class',
    };
  }
  const [across, up] = columns.every((column) => column < width) ? columns : [0, 1];
  const x = columnOf(split, 'raw', across);
  const y = columnOf(split, 'raw', up);
  if (info.isComplete) {
    const others = [...features.keys()].filter((column) => column !== across && column !== up);
    for (const [i, axis] of [x, y].entries()) {
      if (i < others.length)
        columnOf(split, 'raw', others[i]).forEach((bit, row) => (axis[row] += apart * (bit - 0.5)));
    }
  }
  return {
    x,
    y,
    labels,
    training,
    own,
    xDomain: spread(domain(across), x, 0),
    yDomain: spread(domain(up), y, 0),
    xName: feature(across),
    yName: feature(up),
  };
}

/** Its points for training alone, in the same plot. */
export function trainingOf(cloud: Cloud): Cloud {
  const { x, y, labels, training } = cloud;
  return { ...cloud, x: x.slice(0, training), y: y.slice(0, training), labels: labels.slice(0, training) };
}

/** One of the numbers to predict, of all rows, training first [count]. */
export const joinedTargets = (split: Split, target: number): Float64Array => columnOf(split, 'targets', target);

/** The plot that a cloud is drawn in; classes have no ticks, and hues have those of the pure colours. */
export function cloudPlane(size: Size, cloud: Cloud, margin: Margin): Plane {
  const isClass = cloud.yName === 'class';
  const plane = planeOf(size, cloud.xDomain, cloud.yDomain, isClass ? { ...margin, digit: 0 } : margin);
  if (isClass) return { ...plane, yTicks: [] };
  if (cloud.xName === 'hue') {
    return { ...plane, xTicks: [0, 120, 240].map((value) => ({ value, label: `${value}°` })) };
  }
  return plane;
}
