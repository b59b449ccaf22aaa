import type { DatasetInfo } from './dataset.ts';
import type { Examples } from './spec.ts';

/**
 * Labels in the form that the network's last layer should output [count, units].
 * One unit for two classes: a column of 0 and 1. As many units as classes: one-hot rows, `keras.utils.to_categorical`.
 *
 * @param labels integers in [0, classes) [count]
 * @throws RangeError if `units` cannot represent `classes` classes, or a label is out of range
 */
export function encodeLabels(labels: Int32Array, classes: number, units: number): Float64Array {
  if (!canEncode(classes, units)) {
    const needed = classes === 2 ? '1 or 2 units' : `${classes} units`;
    throw new RangeError(`labels: ${classes} classes need ${needed} in the last layer, not ${units}`);
  }
  const out = new Float64Array(labels.length * units);
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i];
    if (label < 0 || label >= classes) throw new RangeError(`labels[${i}]: ${label} is not one of ${classes} classes`);
    if (units === 1) out[i] = label;
    else out[i * units + label] = 1;
  }
  return out;
}

/** Whether a last layer of `units` units can be trained on the data set. */
export function fitsUnits(info: DatasetInfo, units: number): boolean {
  return info.task === 'regression' ? units === info.targets.length : canEncode(info.classes.length, units);
}

/**
 * Targets to compare the network's output with [count, units]: encoded labels, or the unchanged regression targets.
 *
 * @throws RangeError unless fitsUnits(info, units)
 */
export function targetsFor(examples: Examples, info: DatasetInfo, units: number): Float64Array {
  if (info.task === 'classification') return encodeLabels(examples.labels, info.classes.length, units);
  const { length } = info.targets;
  if (units !== length)
    throw new RangeError(`targets: ${length} to predict need as many units in the last layer, not ${units}`);
  return examples.targets;
}

function canEncode(classes: number, units: number): boolean {
  return units === classes || (units === 1 && classes === 2);
}
