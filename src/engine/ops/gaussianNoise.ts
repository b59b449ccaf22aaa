import { createDraws } from '../draws.ts';
import type { GaussianNoiseOp } from '../layout.ts';
import { registers } from '../program/registers.ts';
import type { Steps } from '../reference/machine.ts';
import type { OpCode, Place } from './context.ts';
import { passOnCode } from './passOn.ts';

/** y = x + stddev·n, n standard normal; the noise is a constant, so dx = dy. */
export function gaussianNoiseCode({ units, ordinal, spec: { stddev } }: GaussianNoiseOp, place: Place): OpCode {
  const through = passOnCode(units, place);
  const { x, y, noisy } = place;
  if (!noisy || stddev === 0) return through;
  const constants = place.constants(stddev);
  return {
    forward: (w) => w.emit('noise', { ordinal, constants, x, y, units }, { extent: 'rows', cost: 60 * units }),
    backward: through.backward,
  };
}

export const gaussianNoiseSteps = {
  noise: ({ ordinal, constants, x, y, units }, { memory: { floats: f, cells }, kernels: { round }, seed }) => {
    const draws = createDraws(seed, 'noise', ordinal);
    const stddev = cells[constants];
    return (from, to) => {
      draws.begin(cells[registers.iteration]);
      const first = cells[registers.row] * units;
      for (let i = from * units; i < to * units; i++) f[y + i] = f[x + i] + round(stddev * draws.normal(first + i));
    };
  },
} satisfies Partial<Steps>;
