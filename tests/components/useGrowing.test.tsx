import { expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { useGrowing } from '../../src/ui/useGrowing.ts';

it('lays out a long list in parts, and from the beginning again once it was empty', async () => {
  const seen: number[] = [];
  const shown = { count: 60 };
  function List() {
    const there = useGrowing(shown.count, 25);
    if (there !== seen.at(-1)) seen.push(there);
    return null;
  }
  const { rerender } = await render(<List />);
  await expect.poll(() => seen).toEqual([25, 50, 60]);
  for (const count of [59, 0, 60]) {
    shown.count = count;
    await rerender(<List />);
  }
  await expect.poll(() => seen).toEqual([25, 50, 60, 59, 0, 25, 50, 60]);
  shown.count = 7;
  await rerender(<List />);
  expect(seen.at(-1)).toBe(7);
});
