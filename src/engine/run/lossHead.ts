import { type ActivationName, rowActivations } from '../activations.ts';
import { activationFunction } from '../layerActivation.ts';
import type { FloatArray, Round } from '../floats.ts';
import type { Operands } from '../program/opcodes.ts';
import { createLoss, type Loss } from '../createLoss.ts';
import type { LossName, LossOptions } from '../specs/lossSpecs.ts';
import { metrics } from '../allMetrics.ts';
import type { Op } from '../layout.ts';
import { lossKinds, metricKinds } from '../program/kinds.ts';
import type { Machine, Step, Steps } from '../reference/machine.ts';

/** Where a loss is attached to a network. */
export interface Head {
  /** The op whose output the value is computed from, and whose output gradient the loss writes. */
  readonly at: number;
  /** Whether the loss is computed through the last activation, from its logits. */
  readonly through: boolean;
  /** The instruction that does that activation and the loss together; null if there is none. */
  readonly joint: 'softmaxLoss' | 'sigmoidLoss' | null;
}

/** Attaches a loss to the last op, or to the one before it if the loss can be computed through the last activation. */
export function headOf(name: LossName, options: LossOptions, ops: readonly Op[]): Head {
  const last = ops.length - 1;
  const op = ops[last];
  const { through } = createLoss(name, options);
  const isThrough = last > 0 && op.kind === 'activation' && op.activation === through?.activation;
  const joint = isThrough ? jointOf(through.activation) : null;
  return { at: isThrough ? last - 1 : last, through: isThrough, joint };
}

function jointOf(activation: ActivationName): Head['joint'] {
  if (activation === 'softmax') return 'softmaxLoss';
  return activation === 'sigmoid' ? 'sigmoidLoss' : null;
}

/** Arguments of a loss as constants. */
export function lossConstants({ fromLogits, labelSmoothing, delta }: LossOptions): number[] {
  return [Number(fromLogits), labelSmoothing, delta];
}

function lossOf(
  { kind, through, constants }: { readonly kind: number; readonly through: number; readonly constants: number },
  cells: Float64Array,
  round: Round,
): Pick<Loss, 'add' | 'gradient'> {
  const [fromLogits, labelSmoothing, delta] = cells.subarray(constants, constants + 3);
  const loss = createLoss(lossKinds[kind], { fromLogits: fromLogits === 1, labelSmoothing, delta }, round);
  return through === 1 && loss.through !== null ? loss.through : loss;
}

/** @param forward the activation of a row: z → y */
function jointStep(
  operands: Operands<'softmaxLoss'>,
  { memory: { floats: f, cells }, kernels: { round } }: Machine,
  forward: (f: FloatArray, z: number, y: number, units: number) => void,
): Step {
  const { z, y, targets, units, tally, dz } = operands;
  const { add, gradient } = lossOf({ ...operands, through: 1 }, cells, round);
  return (from, to, rows) => {
    for (let i = from * units; i < to * units; i += units) {
      forward(f, z + i, y + i, units);
      add(f, z + i, targets + i, units, cells, tally);
      if (dz >= 0) gradient(f, y + i, targets + i, units, rows, dz + i);
    }
  };
}

export const lossSteps = {
  loss: (operands, { memory: { floats: f, cells }, kernels: { round } }) => {
    const { from: at, targets, units, tally } = operands;
    const { add } = lossOf(operands, cells, round);
    return (from, to) => {
      for (let i = from * units; i < to * units; i += units) add(f, at + i, targets + i, units, cells, tally);
    };
  },
  lossGradient: (operands, { memory: { floats: f, cells }, kernels: { round } }) => {
    const { y, targets, units, dfrom } = operands;
    const { gradient } = lossOf(operands, cells, round);
    return (from, to, rows) => {
      for (let i = from * units; i < to * units; i += units) gradient(f, y + i, targets + i, units, rows, dfrom + i);
    };
  },
  softmaxLoss: (operands, machine) => jointStep(operands, machine, rowActivations.softmax.forward),
  sigmoidLoss: (operands, machine) => {
    const { f: sigmoid } = activationFunction('sigmoid');
    return jointStep(operands, machine, (f, z, y, units) => {
      for (let j = 0; j < units; j++) f[y + j] = sigmoid(f[z + j]);
    });
  },
  metric: ({ kind, y, targets, units, tally }, { memory: { floats: f, cells }, kernels: { round } }) => {
    const { add } = metrics[metricKinds[kind]](units, round);
    return (from, to) => {
      for (let i = from * units; i < to * units; i += units) add(f, y + i, targets + i, cells, tally);
    };
  },
  // Once the sum is not finite it stays so: nothing after this batch may change the weights.
  checkLoss: ({ tally }, { memory: { cells }, notFinite }) => {
    return () => {
      if (!Number.isFinite(cells[tally])) notFinite('loss');
    };
  },
} satisfies Partial<Steps>;
