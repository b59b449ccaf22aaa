import type { MatrixView } from '../kernels.ts';
import type { DenseOp } from '../layout.ts';
import type { FloatArray } from '../floats.ts';
import type { Steps } from '../reference/machine.ts';
import { at, type OpCode, type Place } from './context.ts';

/** y = x·kernel + bias, dkernel = xᵀ·dy, dbias = Σ dy over the examples, dx = dy·kernelᵀ */
export function denseCode(op: DenseOp, { parameters, gradients, x, y, dy, dx, learns }: Place): OpCode {
  const { inputs, units } = op;
  const kernel = parameters + op.kernel;
  const cost = inputs * units;
  return {
    forward: (w) => {
      w.emit('dense', { x, kernel, bias: at(parameters, op.bias), y, inputs, units }, { extent: 'rows', cost });
    },
    backward: (w) => {
      if (learns) {
        const to = { dkernel: gradients + op.kernel, dbias: at(gradients, op.bias) };
        w.emit('denseGradient', { x, dy, ...to, inputs, units }, { extent: inputs, cost: 0, costPerRow: units });
      }
      if (dx >= 0) w.emit('denseInput', { dy, kernel, dx, inputs, units }, { extent: 'rows', cost });
    },
  };
}

function view(array: FloatArray, offset: number, rowStep: number, columnStep: number): MatrixView {
  return { array, offset, rowStep, columnStep };
}

export const denseSteps = {
  dense: ({ x, kernel, bias, y, inputs, units }, { memory: { floats: f }, kernels }) => {
    const a = view(f, x, inputs, 1);
    const b = view(f, kernel, units, 1);
    const out = view(f, y, units, 1);
    const first = bias < 0 ? null : f;
    return (from, to) => kernels.multiply(a, b, first, bias, out, from, to, inputs, units);
  },
  // The sums over the examples ascending; the rows of dkernel are the inputs, and dbias comes with the first.
  denseGradient: ({ x, dy, dkernel, dbias, inputs, units }, { memory: { floats: f }, kernels }) => {
    const a = view(f, x, 1, inputs);
    const b = view(f, dy, units, 1);
    const out = view(f, dkernel, units, 1);
    return (from, to, rows) => {
      kernels.multiply(a, b, null, 0, out, from, to, rows, units);
      if (from === 0 && dbias >= 0) kernels.columnSums(f, dy, rows, units, dbias);
    };
  },
  denseInput: ({ dy, kernel, dx, inputs, units }, { memory: { floats: f }, kernels }) => {
    const a = view(f, dy, units, 1);
    const b = view(f, kernel, 1, units);
    const out = view(f, dx, inputs, 1);
    return (from, to) => kernels.multiply(a, b, null, 0, out, from, to, units, inputs);
  },
} satisfies Partial<Steps>;
