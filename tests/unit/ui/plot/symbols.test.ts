import { describe, expect, it } from 'vitest';
import { classSymbol } from '../../../../src/ui/plot/symbols.ts';

describe('classSymbol', () => {
  const outlines = [0, 1, 2, 3].map((label) => classSymbol(label, 4.5));

  it('gives the first class a circle of the radius', () =>
    expect(outlines[0]).toBe('M4.5,0A4.5,4.5,0,1,1,-4.5,0A4.5,4.5,0,1,1,4.5,0'));

  it('gives the second a square of the same area about the origin', () =>
    expect(outlines[1]).toBe('M-3.988,-3.988h7.976v7.976h-7.976Z'));

  it('tells four classes apart by their outline, and begins again with the fifth', () => {
    expect(new Set(outlines).size).toBe(4);
    expect(classSymbol(4, 4.5)).toBe(outlines[0]);
  });
});
