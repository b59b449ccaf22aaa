import { describe, expect, it } from 'vitest';
import { printKeras } from '../../../src/code/keras.ts';
import { readKeras } from '../../../src/code/readKeras.ts';
import { makeFormulasKnown, readFeature } from '../../../src/data/formulaFeatures.ts';
import { setData } from '../../../src/document/dataEdits.ts';
import { decodeLink, encodeLink } from '../../../src/document/link.ts';
import { openings } from '../../../src/document/opening.ts';

makeFormulasKnown();

const xy = (name: string): number | null => (name === 'x' ? 0 : name === 'y' ? 1 : null);

const formulas = [
  'sin(3*x)',
  'abs(x-y)',
  'x/y',
  'max(x, 0) - min(y, 0.5)',
  '-x + 2',
  'sqrt(x^2 + y^2)',
  '2^x * pi',
  'exp(-x*x)',
  '(x - y)^3',
  'sign(x)*floor(4*y)',
  'tanh(e*x)',
];

describe('a feature by formula', () => {
  it.each(formulas)('%s comes back out of the link and of the printed program', (text) => {
    const read = readFeature(text, xy, 2);
    if (!read.ok) throw new Error(text);
    const e = setData(openings.circle, { features: [0, read.feature, 'square.1'] });
    expect(e.data.features).toHaveLength(3);
    expect(decodeLink(encodeLink(e))).toMatchObject({ ok: true, experiment: e, notices: [] });
    for (const standardize of [false, true]) {
      const scaled = setData(e, { standardize });
      const reading = readKeras(printKeras(scaled, 'keras3').text, openings.circle);
      expect(reading.problems).toEqual([]);
      expect(reading.experiment?.data.features).toEqual(scaled.data.features);
      expect(reading.experiment?.data).toEqual(scaled.data);
    }
  });

  it('is printed as numpy', () => {
    const read = readFeature('sin(3*x) - max(x, y)^2', xy, 2);
    if (!read.ok) throw new Error('no formula');
    const code = printKeras(setData(openings.circle, { features: [0, 1, read.feature] }), 'keras3').text;
    expect(code).toContain('np.sin(3 * x[:, 0]) - np.maximum(x[:, 0], x[:, 1])**2');
  });
});
