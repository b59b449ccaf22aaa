import { isFunction } from '../../engine/layerActivation.ts';
import { layerClassNames } from '../classNames.ts';
import { usualLayers } from '../defaults.ts';
import type { Experiment } from '../experiment.ts';
import { trainingRows } from '../fitRows.ts';
import type { Problem } from './problem.ts';
import type { Remedy } from './remedies.ts';
import { columns } from '../columns.ts';
import { lastDenseIndex } from '../shape.ts';

/** Above this rate hardly any value passes. */
const highRate = 0.8;

/** Problems of dropout, noise and normalization at their place in the network. */
export function layerProblems(e: Experiment): Problem[] {
  const last = lastDenseIndex(e);
  return columns(e).flatMap(({ units, stages }) =>
    stages.flatMap(({ layer: index }): Problem[] => {
      const layer = e.layers[index];
      if (isFunction(layer)) return [];
      switch (layer.type) {
        case 'dropout':
          if (layer.rate === 0) return [];
          return last !== -1 && index > last ? [noisyOutput(e, index)] : dropoutHigh(index, layer.rate, units);
        case 'gaussian_noise':
          return layer.stddev > 0 && last !== -1 && index > last ? [noisyOutput(e, index)] : [];
        case 'batch_normalization':
          return layer.trainable ? batchNormalization(e, index, layer.momentum) : []; // frozen: batches are not used
        case 'layer_normalization': {
          if (units > 1) return [];
          const remedy = { type: 'removeLayer', index } as const;
          return [{ code: 'layerNormalizationOfOne', severity: 'warning', place: { kind: 'layer', index }, remedy }];
        }
        case 'dense':
        case 'p_re_lu':
          return [];
      }
    }),
  );
}

function noisyOutput(e: Experiment, index: number): Problem {
  const remedy = { type: 'removeLayer', index } as const;
  const layer = layerClassNames[e.layers[index].type];
  return { code: 'noisyOutput', severity: 'warning', place: { kind: 'layer', index }, remedy, layer };
}

/** Dropout that leaves on average less than one unit, or only a small part of the units. */
function dropoutHigh(index: number, rate: number, units: number): Problem[] {
  const kept = units * (1 - rate);
  if (rate <= highRate && kept >= 1) return [];
  const usual = usualLayers.dropout.rate;
  const remedy: Remedy =
    units * (1 - usual) >= 1 ? { type: 'setRate', index, rate: usual } : { type: 'removeLayer', index };
  return [{ code: 'dropoutHigh', severity: 'warning', place: { kind: 'layer', index }, remedy, rate, units, kept }];
}

function batchNormalization(e: Experiment, index: number, momentum: number): Problem[] {
  const place = { kind: 'layer', index } as const;
  const rows = trainingRows(e);
  const problems: Problem[] = [];
  if (Math.min(e.batchSize, rows) === 1) {
    const remedy: Remedy =
      rows > 1 ? { type: 'setBatchSize', batchSize: Math.min(32, rows) } : { type: 'removeLayer', index };
    problems.push({ code: 'batchNormalizationOfOne', severity: 'warning', place, remedy, rows });
  }
  if (momentum === 1) {
    const usual = usualLayers.batch_normalization.momentum;
    const remedy = { type: 'setMovingMomentum', index, momentum: usual } as const;
    problems.push({ code: 'movingMomentumOne', severity: 'warning', place, remedy });
  }
  return problems;
}
