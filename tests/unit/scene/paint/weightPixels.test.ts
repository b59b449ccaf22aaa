import { describe, expect, it } from 'vitest';
import { mapColoursOf, mapLevels } from '../../../../src/scene/paint/mapPixels.ts';
import { fullStrength } from '../../../../src/scene/paint/palette.ts';
import { writeWeights } from '../../../../src/scene/paint/weightPixels.ts';
import { ink } from '../pictures.ts';

describe('the picture of incoming weights', () => {
  it('has each weight at the place of its pixel, the greatest of the unit in full colour', () => {
    const colours = mapColoursOf(ink, fullStrength);
    // Pictures of 3 × 2 for 3 units; the kernel [6, 3] begins at 4.
    const weights = [1, -2, 0, 0.5, 0, -1].flatMap((weight) => [weight, -weight, 2 * weight]);
    const parameters = Float32Array.from([9, 9, 9, 9, ...weights]);
    const shares = [0.5, -1, 0, 0.25, 0, -0.5];
    for (const unit of [0, 1, 2]) {
      const pixels = new Uint32Array(5 * 3);
      writeWeights(parameters, { kernel: 4, units: 3 }, unit, { width: 3, height: 2 }, colours, pixels, 6, 5);
      const sign = unit === 1 ? -1 : 1;
      shares.forEach((share, pixel) => {
        const at = 6 + Math.floor(pixel / 3) * 5 + (pixel % 3);
        expect(pixels[at], `unit ${unit}, pixel ${pixel}`).toBe(
          colours[mapLevels + Math.round(sign * share * mapLevels)],
        );
      });
      expect(pixels.filter((pixel) => pixel === 0)).toHaveLength(9); // nothing beside it
    }
  });
});
