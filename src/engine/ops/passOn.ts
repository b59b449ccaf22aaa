import { examples } from '../task.ts';
import type { OpContext, OpTasks } from './context.ts';

/** y = x and dx = dy, for layers that do nothing in the current mode. */
export function passOn(units: number, { x, y, dy, dx }: OpContext): OpTasks {
  return {
    forward: [
      {
        extent: examples,
        cost: () => units,
        run: (from, to) => {
          for (let i = from * units; i < to * units; i++) y[i] = x[i];
        },
      },
    ],
    backward:
      dx === null
        ? []
        : [
            {
              extent: examples,
              cost: () => units,
              run: (from, to) => {
                for (let i = from * units; i < to * units; i++) dx[i] = dy[i];
              },
            },
          ],
    statistics: [],
  };
}
