import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference } from '../../../../src/ui/code/difference.ts';

describe('the difference of two texts', () => {
  it('is the one stretch that has to be written anew', () => {
    expect(difference('Dense(4)\nDense(3)', 'Dense(8)\nDense(3)')).toEqual({ from: 6, to: 7, insert: '8' });
    expect(difference('ab', 'aab')).toEqual({ from: 1, to: 1, insert: 'a' });
    expect(difference('same', 'same')).toBeNull();
  });

  it('makes one of the other', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', '\n') }), fc.string(), (before, after) => {
        const change = difference(before, after);
        const made = change === null ? before : before.slice(0, change.from) + change.insert + before.slice(change.to);
        expect(made).toBe(after);
      }),
    );
  });
});
