import { rowActivations } from '../activations.ts';
import { activationFunction, isRowWiseSpec } from '../layerActivation.ts';
import type { ActivationOp } from '../layout.ts';
import { examples } from '../task.ts';
import type { OpContext, OpTasks } from './context.ts';

/** Approximate multiply-adds for one value. */
const cost = 8;

export function activationTasks(op: ActivationOp, { x, y, dy, dx }: OpContext): OpTasks {
  const { units, activation } = op;
  if (isRowWiseSpec(activation)) {
    const { forward, backward } = rowActivations[activation];
    return {
      forward: [
        {
          extent: examples,
          cost: () => cost * units,
          run: (from, to) => {
            for (let r = from; r < to; r++) forward(x, r * units, units, y);
          },
        },
      ],
      backward:
        dx === null
          ? []
          : [
              {
                extent: examples,
                cost: () => (cost / 2) * units,
                run: (from, to) => {
                  for (let r = from; r < to; r++) backward(y, dy, r * units, units, dx);
                },
              },
            ],
      statistics: [],
    };
  }
  const { f, derivative } = activationFunction(activation);
  return {
    forward: [
      {
        extent: examples,
        cost: () => cost * units,
        run: (from, to) => {
          for (let i = from * units; i < to * units; i++) y[i] = f(x[i]);
        },
      },
    ],
    // dx = dy · f′(x)
    backward:
      dx === null
        ? []
        : [
            {
              extent: examples,
              cost: () => cost * units,
              run: (from, to) => {
                for (let i = from * units; i < to * units; i++) dx[i] = dy[i] * derivative(x[i], y[i]);
              },
            },
          ],
    statistics: [],
  };
}
