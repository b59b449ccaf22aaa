import { expect, it } from 'vitest';
import { FunctionCurve } from '../../src/ui/steps/FunctionCurve.tsx';
import { show } from './show.tsx';

it('draws the function also where the neuron is beyond all numbers', async () => {
  for (const [x, y] of [
    [800, Infinity],
    [Infinity, Infinity],
    [Number.NaN, Number.NaN],
  ] as const) {
    const { container, unmount } = await show(<FunctionCurve spec="exponential" name="exponential" x={x} y={y} />);
    const d = container.querySelector('.steps-line')?.getAttribute('d') ?? '';
    expect(d).not.toMatch(/NaN|Infinity/);
    const heights = Array.from(d.matchAll(/,([\d.-]+)/g), ([, height]) => Number(height));
    expect(Math.min(...heights)).toBeCloseTo(4); // as high as the picture
    expect(Math.max(...heights)).toBeGreaterThan(50);
    await unmount();
  }
});
