import { expect, it } from 'vitest';
import { createOwn } from '../../bench/own.ts';
import { examplesOf, multiplyAdds, titleOf, workloads } from '../../bench/workloads.ts';

it('names a workload by its network', () => {
  expect(titleOf(workloads[0])).toBe('W1 2-4-2-1 tanh sgd, batch 10');
});

it('counts the multiply-adds of an example: the first layer needs no gradient of its inputs', () => {
  // 3-4-3: 24 weights forward and for the kernels, and backward the 12 of the second layer
  expect(
    multiplyAdds({
      inputs: 3,
      layers: [
        [4, 'relu'],
        [3, 'softmax'],
      ],
    }),
  ).toBe(24 + 24 + 12);
});

it.each(workloads)('makes examples of one class each for $name, and each class has some', (workload) => {
  const { x, y } = examplesOf(workload);
  const outputs = workload.layers[workload.layers.length - 1][0];
  expect(x).toHaveLength(workload.rows * workload.inputs);
  const counts = Array.from({ length: outputs }, () => 0);
  for (let r = 0; r < workload.rows; r++) {
    const row = [...y.subarray(r * outputs, (r + 1) * outputs)];
    if (outputs > 1) expect(row.reduce((sum, each) => sum + each)).toBe(1);
    row.forEach((each, c) => (counts[c] += each));
  }
  for (const count of counts) expect(count).toBeGreaterThan(workload.rows / outputs / 4);
});

it('trains a workload on either executor to the same loss, which falls', () => {
  const losses = (['ts', 'simd'] as const).map((executor) => {
    const engine = createOwn(workloads[2], executor);
    const first = engine.loss();
    void engine.train(2);
    expect(engine.loss()).toBeLessThan(first);
    return engine.loss();
  });
  expect(losses[0]).toBe(losses[1]);
});
