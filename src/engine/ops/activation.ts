import { type ActivationName, activations } from '../activations.ts';
import { activationName, type ActivationSpec } from '../layerActivation.ts';
import type { ActivationOp } from '../layout.ts';
import { softmaxGradientRow, softmaxRow } from '../softmax.ts';
import { examples } from '../task.ts';
import type { OpContext, OpTasks } from './context.ts';

function pointwise(spec: ActivationSpec): Exclude<ActivationName, 'softmax'> {
  return activationName(spec) as Exclude<ActivationName, 'softmax'>;
}

export function activationTasks(op: ActivationOp, { x, y, dy, dx }: OpContext): OpTasks {
  const { units } = op;
  if (op.activation === 'softmax') {
    return {
      forward: [
        {
          extent: examples,
          cost: () => 8 * units,
          run: (from, to) => {
            for (let r = from; r < to; r++) softmaxRow(x, r * units, units, y);
          },
        },
      ],
      backward:
        dx === null
          ? []
          : [
              {
                extent: examples,
                cost: () => 4 * units,
                run: (from, to) => {
                  for (let r = from; r < to; r++) softmaxGradientRow(y, dy, r * units, units, dx);
                },
              },
            ],
      statistics: [],
    };
  }
  const { f, derivative } = activations[pointwise(op.activation)];
  return {
    forward: [
      {
        extent: examples,
        cost: () => 8 * units,
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
              cost: () => 8 * units,
              run: (from, to) => {
                for (let i = from * units; i < to * units; i++) dx[i] = dy[i] * derivative(x[i], y[i]);
              },
            },
          ],
    statistics: [],
  };
}
