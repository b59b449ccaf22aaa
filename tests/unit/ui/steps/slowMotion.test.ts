import { describe, expect, it } from 'vitest';
import { depths } from '../../../../src/document/depth.ts';
import { linesAt } from '../../../../src/explain/stationLines.ts';
import { stopsOf } from '../../../../src/explain/stations.ts';
import { stationTime } from '../../../../src/ui/steps/slowMotion.ts';
import { walkOf } from '../../explain/walkOf.ts';

describe('how long a station stands while the walk plays', () => {
  it('is less than 2 s as a picture, and never too long to wait for', () => {
    for (let number = 0; number < 40; number++) {
      const walk = walkOf(number);
      if (walk === null) continue;
      const { judged, updating } = walk;
      for (const stop of stopsOf(judged.trace.layout, true)) {
        const lines = linesAt(judged, stop, 0, updating);
        const [picture, numbers, formulas] = depths.map((depth) => stationTime(depth, lines));
        expect(picture).toBe(1800);
        expect(numbers).toBeGreaterThan(picture);
        expect(formulas).toBeGreaterThanOrEqual(numbers); // they have the numbers, too
        expect(formulas).toBeLessThanOrEqual(8000);
      }
    }
  });

  it('is longer where there are more numbers to read, but as a picture', () => {
    const walk = walkOf(1);
    if (walk === null) throw new Error('its numbers are finite');
    const { judged, updating } = walk;
    const [line] = linesAt(judged, { pass: 'loss' }, 0, updating);
    expect(stationTime('numbers', [line, line])).toBeGreaterThan(stationTime('numbers', [line]));
    expect(stationTime('picture', [line, line])).toBe(stationTime('picture', [line]));
  });
});
