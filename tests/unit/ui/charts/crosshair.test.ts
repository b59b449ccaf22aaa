import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestRow, stepRow } from '../../../../src/ui/charts/crosshair.ts';
import { epochAt, panelMargin } from '../../../../src/ui/charts/curvePanel.ts';

describe('nearestRow', () => {
  it('finds the row that looking at all of them finds', () => {
    const epochs = fc
      .uniqueArray(fc.integer({ min: 0, max: 500 }), { maxLength: 60 })
      .map((all) => all.toSorted((a, b) => a - b));
    fc.assert(
      fc.property(epochs, fc.double({ min: -10, max: 510, noNaN: true }), (rows, epoch) => {
        const found = nearestRow(rows.length, (row) => rows[row], epoch);
        if (rows.length === 0) return found === -1;
        const least = Math.min(...rows.map((row) => Math.abs(row - epoch)));
        return Math.abs(rows[found] - epoch) === least;
      }),
    );
  });
});

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
    expect(epochAt(panelMargin.left, 350, [0, 200])).toBe(0);
    expect(epochAt(350 - panelMargin.right, 350, [0, 200])).toBe(200);
    expect(epochAt(0, 350, [0, 200])).toBe(0);
    expect(epochAt(999, 350, [0, 200])).toBe(200);
  });
});
