import { createDraws } from '../draws.ts';
import type { GaussianNoiseOp } from '../layout.ts';
import { examples } from '../task.ts';
import type { OpContext, OpTasks } from './context.ts';
import { passOn } from './passOn.ts';

/** y = x + stddev·n, n standard normal. */
export function gaussianNoiseTasks(op: GaussianNoiseOp, context: OpContext): OpTasks {
  const { kernels, x, y, noise } = context;
  const { units, ordinal, spec } = op;
  const through = passOn(units, context);
  if (noise === null || spec.stddev === 0) return through;
  const { round } = kernels;
  const draws = createDraws(noise.seed, 'noise', ordinal);
  return {
    forward: [
      {
        extent: examples,
        cost: () => 60 * units,
        run: (from, to) => {
          draws.begin(noise.iteration);
          const first = noise.row * units;
          for (let i = from * units; i < to * units; i++) {
            y[i] = x[i] + round(spec.stddev * draws.normal(first + i));
          }
        },
      },
    ],
    backward: through.backward, // the noise is a constant: dx = dy
    statistics: [],
  };
}
