import type { Layout } from './layout.ts';
import type { Place } from './ops/context.ts';
import type { Writer } from './program.ts';
import type { Steps } from './reference/machine.ts';

/** Instructions for the penalty that regularizers add to the loss: Σ of l1·Σ|w| + l2·Σw² over the variables. */
export interface PenaltyCode {
  /** Sums it up, in float64 and in the order of the arena; nothing if nothing is regularized. */
  readonly sum: (w: Writer) => void;
  /** Adds it to the mean loss of the rows at hand; `tally` is the cell of the sum of the loss. */
  readonly add: (w: Writer, tally: number) => void;
  /** g ← g + l1·sign(w) + 2·l2·w, with sign(0) = 0; after the network's `backward`. */
  readonly gradient: (w: Writer) => void;
}

type Arenas = Pick<Place, 'parameters' | 'gradients' | 'constants' | 'own'>;

/** As in Keras, a variable that is not trainable adds nothing (`Layer._get_regularization_losses`). */
export function penaltyCode(layout: Layout, { parameters, gradients, constants, own }: Arenas): PenaltyCode {
  const regularized = layout.variables.filter(
    ({ trainable, regularizer: { l1, l2 } }) => trainable && (l1 !== 0 || l2 !== 0),
  );
  const variables = regularized.length;
  const factors = constants(...regularized.flatMap(({ regularizer: { l1, l2 } }) => [l1, l2]));
  const sums = own('sums of penalties', 'cells', 2 * variables); // Σ|w| and Σw² of each
  return {
    sum: (w) => {
      regularized.forEach(({ offset, length }, index) => {
        w.emit('penalty', { w: parameters + offset, sums: sums + 2 * index }, { extent: length, cost: 2 });
      });
    },
    add: (w, tally) => {
      if (variables === 0) return;
      w.emit('addPenalty', { sums, constants: factors, variables, tally }, { extent: 1, cost: 4 * variables });
    },
    gradient: (w) => {
      regularized.forEach(({ offset, length }, index) => {
        const operands = { w: parameters + offset, dw: gradients + offset, constants: factors + 2 * index };
        w.emit('penaltyGradient', operands, { extent: length, cost: 3 });
      });
    },
  };
}

/** The penalty from its sums. */
function penaltyOf(cells: Float64Array, sums: number, constants: number, variables: number): number {
  let value = 0;
  for (let i = 0; i < 2 * variables; i += 2) {
    value += cells[constants + i] * cells[sums + i] + cells[constants + i + 1] * cells[sums + i + 1];
  }
  return value;
}

export const penaltySteps = {
  penalty: ({ w, sums }, { memory: { floats: f, cells } }) => {
    return (from, to) => {
      let absolute = from === 0 ? 0 : cells[sums];
      let squares = from === 0 ? 0 : cells[sums + 1];
      for (let i = w + from; i < w + to; i++) {
        absolute += Math.abs(f[i]);
        squares += f[i] * f[i];
      }
      cells[sums] = absolute;
      cells[sums + 1] = squares;
    };
  },
  addPenalty: ({ sums, constants, variables, tally }, { memory: { cells } }) => {
    return (_from, _to, rows) => {
      cells[tally] += penaltyOf(cells, sums, constants, variables) * rows;
    };
  },
  penaltyGradient: ({ w, dw, constants }, { memory: { floats: f, cells }, kernels: { round } }) => {
    const l1 = round(cells[constants]);
    const twoL2 = round(2 * cells[constants + 1]);
    return (from, to) => {
      for (let i = from; i < to; i++) {
        const weight = f[w + i];
        const sign = weight > 0 ? l1 : weight < 0 ? -l1 : 0;
        f[dw + i] = f[dw + i] + round(sign + round(twoL2 * weight));
      }
    };
  },
} satisfies Partial<Steps>;
