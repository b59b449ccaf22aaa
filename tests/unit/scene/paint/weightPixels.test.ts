import { describe, expect, it } from 'vitest';
import { mapColoursOf, mapLevels } from '../../../../src/scene/paint/mapPixels.ts';
import { fullStrength } from '../../../../src/scene/paint/palette.ts';
import { writeWeights } from '../../../../src/scene/paint/weightPixels.ts';
import { ink } from '../pictures.ts';

describe('the picture of incoming weights', () => {
  it('has each weight at the place of its pixel, the greatest of a unit in full colour', () => {
    const colours = mapColoursOf(ink, fullStrength);
    // Pictures of 3 × 2 for 3 units; the kernel [6, 3] begins at 4.
    const units = 3;
    const weights = [1, -2, 0, 0.5, 0, -1].flatMap((weight) => [weight, -weight, 2 * weight]);
    const parameters = Float32Array.from([9, 9, 9, 9, ...weights]);
    const pixels = new Uint32Array(2 * 3 * 2 * 2);
    writeWeights(parameters, { kernel: 4, units }, { width: 3, height: 2 }, 2, colours, pixels);
    const shares = [0.5, -1, 0, 0.25, 0, -0.5];
    for (let unit = 0; unit < units; unit++) {
      const sign = unit === 1 ? -1 : 1;
      shares.forEach((share, pixel) => {
        const at = ((unit >> 1) * 2 + Math.floor(pixel / 3)) * 6 + (unit % 2) * 3 + (pixel % 3);
        expect(pixels[at], `unit ${unit}, pixel ${pixel}`).toBe(
          colours[mapLevels + Math.round(sign * share * mapLevels)],
        );
      });
    }
    expect([...pixels.subarray(15, 18), ...pixels.subarray(21, 24)]).toEqual(Array(6).fill(0)); // no fourth unit
  });
});
