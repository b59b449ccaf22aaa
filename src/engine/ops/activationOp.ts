import { rowActivations } from '../activations.ts';
import { ownLoops } from '../activations/ownLoops.ts';
import { activationFunction, isRowWiseSpec } from '../layerActivation.ts';
import type { ActivationOp } from '../layout.ts';
import { activationKind, activationOf } from '../program/kinds.ts';
import type { Steps } from '../reference/machine.ts';
import type { OpCode, Place } from './context.ts';

/** Approximate multiply-adds for one value. */
const cost = 8;

/** y = f(x), dx = dy · f′(x) */
export function activationCode({ units, activation }: ActivationOp, { x, y, dy, dx, constants: put }: Place): OpCode {
  const { kind, constants: values } = activationKind(activation);
  const constants = values.length === 0 ? -1 : put(...values);
  const range = { extent: 'rows', cost: cost * units } as const;
  return {
    forward: (w) => w.emit('activation', { kind, constants, x, y, units }, range),
    backward: (w) => {
      if (dx >= 0) w.emit('activationInput', { kind, constants, x, y, dy, dx, units }, range);
    },
  };
}

export const activationSteps = {
  activation: ({ kind, constants, x, y, units }, { memory: { floats, cells } }) => {
    const spec = activationOf(kind, constants, cells);
    if (isRowWiseSpec(spec)) {
      const { forward } = rowActivations[spec];
      return (from, to) => {
        for (let r = from; r < to; r++) forward(floats, x + r * units, y + r * units, units);
      };
    }
    const own = typeof spec === 'string' ? ownLoops[spec] : undefined;
    if (own !== undefined) return (from, to) => own.forward(floats, x, y, from * units, to * units);
    const { f } = activationFunction(spec);
    return (from, to) => {
      for (let i = from * units; i < to * units; i++) floats[y + i] = f(floats[x + i]);
    };
  },
  activationInput: ({ kind, constants, x, y, dy, dx, units }, { memory: { floats, cells } }) => {
    const spec = activationOf(kind, constants, cells);
    if (isRowWiseSpec(spec)) {
      const { backward } = rowActivations[spec];
      return (from, to) => {
        for (let r = from; r < to; r++) backward(floats, y + r * units, dy + r * units, dx + r * units, units);
      };
    }
    const own = typeof spec === 'string' ? ownLoops[spec] : undefined;
    if (own !== undefined) return (from, to) => own.backward(floats, x, y, dy, dx, from * units, to * units);
    const { derivative } = activationFunction(spec);
    return (from, to) => {
      for (let i = from * units; i < to * units; i++) {
        floats[dx + i] = floats[dy + i] * derivative(floats[x + i], floats[y + i]);
      }
    };
  },
} satisfies Partial<Steps>;
