import { loss } from './judge';
import { Loss, Metric } from './kinds';
import { at } from './rowWise';

// Metrics: src/engine/metrics. The cells are float64.

// @inline
function addTo(cell: usize, value: f64): void {
  store<f64>(cell, load<f64>(cell) + value);
}

/** Whether the largest outputs of a row are at the place of its largest targets, the first of equal ones: 1 or 0. */
// @inline
function isRightClass(y: usize, t: usize, units: i32): i32 {
  // Outputs and targets are in two lanes of the same vectors.
  let largest = v128.load32_lane(t, v128.load32_zero(y), 1);
  let places = i32x4.splat(0);
  for (let j = 1; j < units; j++) {
    y += 4;
    t += 4;
    const values = v128.load32_lane(t, v128.load32_zero(y), 1);
    const isLarger = f32x4.gt(values, largest);
    largest = v128.bitselect(values, largest, isLarger);
    places = v128.bitselect(i32x4.splat(j), places, isLarger);
  }
  return i32(i32x4.extract_lane(places, 0) == i32x4.extract_lane(places, 1));
}

/** Cells: right ones, rows. */
function classes(y: usize, t: usize, units: i32, cells: usize, rows: i32): void {
  const row = (<usize>units) << 2;
  let right = 0;
  for (let r = 0; r < rows; r++, y += row, t += row) right += isRightClass(y, t, units);
  addTo(cells, <f64>right);
  addTo(cells + 8, <f64>rows);
}

/** Rows whose target is a label, and whose largest output is always the one at place 0. */
function labels(t: usize, cells: usize, rows: i32): void {
  let right = 0;
  for (let r = 0; r < rows; r++, t += 4) right += i32(load<f32>(t) == 0);
  addTo(cells, <f64>right);
  addTo(cells + 8, <f64>rows);
}

/** Cells: right outputs, all outputs. */
function binary(y: usize, t: usize, cells: usize, count: i32): void {
  let right = 0;
  for (let i = 0; i < count; i++, y += 4, t += 4) right += i32(load<f32>(t) == <f32>i32(load<f32>(y) > 0.5));
  addTo(cells, <f64>right);
  addTo(cells + 8, <f64>count);
}

/** Cells: true positives, then the predicted or the actual ones. */
function truePositives(ofPredicted: bool, y: usize, t: usize, cells: usize, count: i32): void {
  let right = 0;
  let all = 0;
  for (let i = 0; i < count; i++, y += 4, t += 4) {
    const predicted = i32(load<f32>(y) > 0.5);
    const actual = i32(load<f32>(t) != 0);
    right += predicted & actual;
    all += ofPredicted ? predicted : actual;
  }
  addTo(cells, <f64>right);
  addTo(cells + 8, <f64>all);
}

const thresholds = 200;

/** Cells: positives in each bucket, then negatives. */
function auc(y: usize, t: usize, cells: usize, count: i32): void {
  for (let i = 0; i < count; i++, y += 4, t += 4) {
    const output = at(y, 0);
    const p = output > 0 ? min<f64>(output, 1) : 0;
    const bucket = max<i32>(0, <i32>ceil<f32>(<f32>(p * <f64>(thresholds - 1))) - 1);
    addTo(cells + ((<usize>(bucket + (load<f32>(t) == 0 ? thresholds : 0))) << 3), 1);
  }
}

/** Cells: the count; then Σt, Σt², Σ(t − y)² of each output. */
function r2(y: usize, t: usize, units: i32, cells: usize, rows: i32): void {
  for (let r = 0; r < rows; r++) {
    for (let j = 0, sums = cells + 8; j < units; j++, y += 4, t += 4, sums += 24) {
      const target = at(t, 0);
      const error = target - at(y, 0);
      addTo(sums, target);
      addTo(sums + 8, target * target);
      addTo(sums + 16, error * error);
    }
  }
  addTo(cells, <f64>rows);
}

/** Adds rows [from, to) to a metric, whose cells are at `tally`. */
export function metric(kind: i32, y: usize, targets: usize, units: i32, tally: usize, from: i32, to: i32): void {
  const rows = to - from;
  const count = rows * units;
  const row = (<usize>units) << 2;
  const outputs = y + <usize>from * row;
  const t = targets + <usize>from * row;
  switch (kind) {
    case Metric.accuracy:
      if (units == 1) binary(outputs, t, tally, count);
      else classes(outputs, t, units, tally, rows);
      break;
    case Metric.binary_accuracy:
      binary(outputs, t, tally, count);
      break;
    case Metric.categorical_accuracy:
      classes(outputs, t, units, tally, rows);
      break;
    case Metric.sparse_categorical_accuracy:
      if (units == 1) labels(t, tally, rows);
      else classes(outputs, t, units, tally, rows);
      break;
    case Metric.precision:
    case Metric.recall:
      truePositives(kind == Metric.precision, outputs, t, tally, count);
      break;
    case Metric.auc:
      auc(outputs, t, tally, count);
      break;
    case Metric.mean_absolute_error:
    case Metric.mean_squared_error: {
      const isSquared = kind == Metric.mean_squared_error;
      const name = isSquared ? Loss.mean_squared_error : Loss.mean_absolute_error;
      loss(name, true, 0, y, targets, units, tally, from, to); // without arguments
      addTo(tally + 8, <f64>rows);
      break;
    }
    case Metric.r2_score:
      r2(outputs, t, units, tally, rows);
      break;
    default:
      unreachable();
  }
}
