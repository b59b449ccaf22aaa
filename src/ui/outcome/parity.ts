import type { Split } from '../../data/spec.ts';
import type { Domain } from '../plot/ticks.ts';
import { type Cloud, joinedTargets, spread } from '../plot/cloud.ts';
import type { Colours } from '../plot/colours.ts';
import type { DatasetInfo } from '../../data/dataset.ts';
import { sharedDomain } from './goodness.ts';
import type { Outputs } from './usePrediction.ts';

/** The number that the network gives for each example, training first [count]; none before there are any. */
export function predictedNumbers(rows: Outputs | null, target: number): Float64Array {
  const { count, values, outputs } = rows ?? { count: 0, values: [], outputs: 1 };
  return Float64Array.from({ length: count }, (_, i) => values[i * outputs + target]);
}

/**
 * Predicted against true numbers as points: training and validation have the colours of their curves, and a shape each.
 * @param step which of the examples are drawn: each of this number
 */
export function parityCloud(
  info: DatasetInfo,
  split: Split,
  target: number,
  predicted: Float64Array,
  { training, validation }: Pick<Colours, 'training' | 'validation'>,
  step: number,
): Cloud {
  const truths = joinedTargets(split, target);
  const domain: Domain = sharedDomain(spread(info.targets[target].domain, truths, 0), predicted);
  const drawn = { length: Math.ceil(predicted.length / step) };
  const count = Math.ceil(split.training.count / step);
  return {
    x: Float64Array.from(drawn, (_, i) => truths[i * step]),
    y: Float64Array.from(drawn, (_, i) => Math.max(domain[0], Math.min(domain[1], predicted[i * step]))),
    labels: Int32Array.from(drawn, (_, i) => Number(i >= count)),
    training: count,
    own: Array.from(drawn, (_, i) => (i < count ? training : validation)),
    xDomain: domain,
    yDomain: domain,
    xName: 'target',
    yName: 'target',
  };
}
