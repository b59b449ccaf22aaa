import type { MatrixView } from '../kernels.ts';
import type { DenseOp } from '../layout.ts';
import type { FloatArray } from '../model.ts';
import { examples, type Task } from '../task.ts';
import type { OpContext, OpTasks } from './context.ts';

function view(array: FloatArray, offset: number, rowStep: number, columnStep: number): MatrixView {
  return { array, offset, rowStep, columnStep };
}

/** `learns`: whether the gradients of kernel and bias are needed. */
export function denseTasks(op: DenseOp, learns: boolean, context: OpContext): OpTasks {
  const { kernels, parameters, gradients, x, y, dy, dx } = context;
  const { inputs, units } = op;

  // y = x · kernel + bias
  const a = view(x, 0, inputs, 1);
  const b = view(parameters, op.kernel, units, 1);
  const out = view(y, 0, units, 1);
  const bias = op.bias < 0 ? null : parameters;
  const forward: Task = {
    extent: examples,
    cost: () => inputs * units,
    run: (from, to) => kernels.multiply(a, b, bias, op.bias, out, from, to, inputs, units),
  };

  const backward: Task[] = [];
  const dyView = view(dy, 0, units, 1);
  if (learns) {
    // dW = xᵀ · dy, the sum over the examples ascending; its rows are the inputs
    const xTransposed = view(x, 0, 1, inputs);
    const dW = view(gradients, op.kernel, units, 1);
    backward.push({
      extent: () => inputs,
      cost: (rows) => rows * units,
      run: (from, to, rows) => kernels.multiply(xTransposed, dyView, null, 0, dW, from, to, rows, units),
    });
    // db = Σ dy over the examples
    if (op.bias >= 0) {
      backward.push({
        extent: () => 1,
        cost: (rows) => rows * units,
        run: (_from, _to, rows) => kernels.columnSums(dy, rows, units, gradients, op.bias),
      });
    }
  }
  // dx = dy · Wᵀ
  if (dx !== null) {
    const wTransposed = view(parameters, op.kernel, 1, units);
    const dxView = view(dx, 0, inputs, 1);
    backward.push({
      extent: examples,
      cost: () => inputs * units,
      run: (from, to) => kernels.multiply(dyView, wTransposed, null, 0, dxView, from, to, units, inputs),
    });
  }
  return { forward: [forward], backward, statistics: [] };
}
