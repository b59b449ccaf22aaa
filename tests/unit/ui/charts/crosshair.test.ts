import { describe, expect, it } from 'vitest';
import { stepRow } from '../../../../src/ui/charts/crosshair.ts';
import { epochAt, panelMargin } from '../../../../src/ui/charts/curvePanel.ts';

describe('stepRow', () => {
  it('goes by one, by a tenth, and to the ends, and not beyond', () => {
    expect(stepRow('ArrowLeft', 5, 10)).toBe(4);
    expect(stepRow('ArrowRight', 9, 10)).toBe(9);
    expect(stepRow('PageDown', 50, 100)).toBe(40);
    expect(stepRow('PageUp', 95, 100)).toBe(99);
    expect(stepRow('Home', 5, 10)).toBe(0);
    expect(stepRow('End', 5, 10)).toBe(9);
  });

  it('begins at the newest row when none is shown', () => {
    expect(stepRow('ArrowLeft', -1, 10)).toBe(8);
  });

  it('leaves other keys, and a curve without rows, alone', () => {
    expect(stepRow('Tab', 5, 10)).toBeNull();
    expect(stepRow('Home', -1, 0)).toBeNull();
  });
});

describe('epochAt', () => {
  it('is the first epoch at the left of the plot, the last at the right, and held between', () => {
    expect(epochAt(panelMargin.left, 350, [0, 200], 1)).toBe(0);
    expect(epochAt(350 - panelMargin.right, 350, [0, 200], 1)).toBe(200);
    expect(epochAt(0, 350, [0, 200], 1)).toBe(0);
    expect(epochAt(999, 350, [0, 200], 1)).toBe(200);
    expect(epochAt(2 * panelMargin.left, 700, [0, 200], 2)).toBe(0);
  });
});
