import type { Steps } from '../reference/machine.ts';
import type { OpCode, Place } from './context.ts';

/** y = x and dx = dy, for layers that do nothing in the current mode. */
export function passOnCode(units: number, { x, y, dy, dx }: Place): OpCode {
  const range = { extent: 'rows', cost: units } as const;
  return {
    forward: (w) => w.emit('copy', { x, y, units }, range),
    backward: (w) => {
      if (dx >= 0) w.emit('copy', { x: dy, y: dx, units }, range);
    },
  };
}

export const passOnSteps = {
  copy: ({ x, y, units }, { memory: { floats: f } }) => {
    return (from, to) => {
      for (let i = from * units; i < to * units; i++) f[y + i] = f[x + i];
    };
  },
} satisfies Partial<Steps>;
