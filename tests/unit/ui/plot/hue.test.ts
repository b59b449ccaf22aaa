import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { componentsOf, cssColour, hueDomain, hueOf } from '../../../../src/ui/plot/hue.ts';

const component = fc.double({ min: 0, max: 1, noNaN: true });
const byte = fc.integer({ min: 0, max: 255 }).map((value) => value / 255);

describe('hueOf', () => {
  it('knows the pure colours', () => {
    expect(hueOf(1, 0, 0)).toBe(0);
    expect(hueOf(0, 1, 0)).toBe(120);
    expect(hueOf(0, 0, 1)).toBe(240);
    expect(hueOf(1, 0, 1)).toBe(-60);
    expect(hueOf(0.4, 0.4, 0.4)).toBe(0);
  });

  it('puts colours whose largest component is red, green, blue in a third each of its domain', () => {
    fc.assert(
      fc.property(byte, byte, byte, (red, green, blue) => {
        const hue = hueOf(red, green, blue);
        const largest = [red, green, blue].indexOf(Math.max(red, green, blue));
        const [from] = hueDomain;
        return hue >= from + 120 * largest - 1e-9 && hue <= from + 120 * (largest + 1) + 1e-9;
      }),
    );
  });
});

describe('cssColour and componentsOf', () => {
  it('come back to the same colour within a 255th', () => {
    fc.assert(
      fc.property(fc.tuple(component, component, component), (colour) =>
        colour.every((c, i) => Math.abs((componentsOf(cssColour(colour))?.[i] ?? Number.NaN) - c) <= 0.5 / 255 + 1e-9),
      ),
    );
  });

  it('read every colour of CSS', () => expect(componentsOf('red')).toEqual([1, 0, 0]));

  it('refuse what is no colour', () => {
    expect(componentsOf('reddish')).toBeNull();
    expect(componentsOf('#12345')).toBeNull();
  });
});
