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

  it.each([
    ['x/1e20', 'x[:, 0] / 1e+20', false],
    ['y+1/0', 'x[:, 1] + np.inf', true],
    ['min(y, 0-5/0)', 'np.minimum(x[:, 1], -np.inf)', true],
    ['max(x, 0/0)', 'np.maximum(x[:, 0], np.nan)', true],
    ['y + sign(2)^-1', 'x[:, 1] + 1', false],
    ['x*y*3', 'x[:, 0] * x[:, 1] * 3', false],
    ['1e38*x*x', '1e+38 * x[:, 0] * x[:, 0]', true],
    ['sin(3*x)', 'np.sin(3 * x[:, 0])', false],
    ['sin(sqrt(x))', 'np.sin(np.sqrt(x[:, 0]))', true], // no number where x is below 0
    ['abs(sign(x/y))', 'np.abs(np.sign(x[:, 0] / x[:, 1]))', true],
    ['x + pi/2', 'x[:, 0] + np.pi / 2', false],
  ])('is what Python computes, within the bound of the page: %s', (text, printed, isBounded) => {
    const read = readFeature(text, xy, 2);
    if (!read.ok) throw new Error(text);
    const code = printKeras(setData(openings.circle, { features: [0, 1, read.feature] }), 'keras3').text;
    expect(code).toContain(`x[:, 1], ${printed}])`);
    expect(code.includes('np.abs(x) <= 3e38')).toBe(isBounded);
  });
});
