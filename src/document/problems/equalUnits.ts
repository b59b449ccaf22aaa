import { activationFunction, isRowWiseSpec } from '../../engine/layerActivation.ts';
import { initializerNameOf, type InitializerSpec } from '../../engine/specs/initializerSpecs.ts';
import type { DenseLayer } from '../../engine/specs/model.ts';
import type { Experiment } from '../experiment.ts';
import { withArguments } from '../initializerArguments.ts';
import type { Problem } from './problem.ts';
import { type Column, columns } from '../columns.ts';
import { denseLayers } from '../shape.ts';

/** Dense layers whose units begin with the same weights, so that only chance, or nothing, makes them differ later. */
export function equalUnits(e: Experiment): Problem[] {
  const [, ...columnsOfDense] = columns(e);
  const all = denseLayers(e).map(({ layer }, i) => ({ dense: layer, column: columnsOfDense[i] }));
  return all.flatMap(({ dense, column }, i): Problem[] => {
    const start = startOf(dense);
    if (start === null) return [];
    const next = all[i + 1];
    const dead = start.kernel === 0 && isFlatAt(start.bias, column);
    if (!dead && (next === undefined || dense.units === 1)) return []; // no units that could differ
    if (!dead && tellsApart(column)) return [];
    const copies = !dense.trainable || startOf(next?.dense) !== null;
    return [
      {
        code: 'equalUnits',
        severity: 'warning',
        place: { kind: 'layer', index: column.layer },
        remedy: { type: 'setInitializer', index: column.layer, initializer: 'glorot_uniform' },
        units: dense.units,
        initializer: initializerNameOf(dense.kernelInitializer),
        fate: dead ? 'dead' : copies ? 'copies' : 'apart',
      },
    ];
  });
}

/** The number that all weights of the kernel begin with, and that of the biases; null if they are not all the same. */
function startOf(dense: DenseLayer | undefined): { readonly kernel: number; readonly bias: number } | null {
  if (dense === undefined) return null;
  const kernel = constantOf(dense.kernelInitializer);
  const bias = dense.useBias ? constantOf(dense.biasInitializer) : 0;
  return kernel === null || bias === null ? null : { kernel, bias };
}

/** The number that the initializer fills with; null if it draws numbers or makes a pattern. */
function constantOf(spec: InitializerSpec): number | null {
  if (spec === 'zeros') return 0;
  if (spec === 'ones') return 1;
  const full = withArguments(spec);
  switch (full?.name) {
    case 'constant':
      return full.value;
    case 'random_uniform':
      return full.minval === full.maxval ? full.minval : null;
    case 'random_normal':
    case 'truncated_normal':
      return full.stddev === 0 ? full.mean : null;
    case 'orthogonal':
    case 'identity':
      return full.gain === 0 ? 0 : null;
    case 'variance_scaling':
    case undefined:
      return null;
  }
}

/** Whether a unit with output `start` gets no gradient from the stages after it, as with relu at 0: it stays there. */
function isFlatAt(start: number, { stages }: Column): boolean {
  let x = start;
  for (const { op } of stages) {
    if (op.kind === 'activation') {
      if (isRowWiseSpec(op.activation)) return false;
      const { f, derivative, passesGradient } = activationFunction(op.activation);
      const y = f(x);
      if (passesGradient && derivative(x, y) === 0) return true;
      x = y;
      continue;
    }
    if (op.kind === 'p_re_lu' && x <= 0) {
      const alpha = constantOf(op.spec.alphaInitializer);
      if (alpha === 0 && (x === 0 || !op.spec.trainable)) return true; // the slope itself learns only from an x that is not 0
      if (alpha === null) return false;
      x *= alpha;
    } else if (op.kind === 'gaussian_noise') return false;
    else if (op.kind === 'layer_normalization') x = 0; // its own mean
    else if (op.kind === 'batch_normalization' && op.spec.trainable) x = 0; // frozen, it has no mean of the batch
  }
  return false;
}

/** Whether chance treats the units of a column differently from the first batch on. */
function tellsApart({ stages }: Column): boolean {
  return stages.some(
    ({ op }) =>
      (op.kind === 'dropout' && op.spec.rate > 0) ||
      (op.kind === 'gaussian_noise' && op.spec.stddev > 0) ||
      (op.kind === 'p_re_lu' && constantOf(op.spec.alphaInitializer) === null),
  );
}
