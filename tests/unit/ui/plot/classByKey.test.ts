import { describe, expect, it } from 'vitest';
import { classByKey } from '../../../../src/ui/plot/classByKey.ts';

const chosen = (keys: string, classes: readonly string[]): (string | undefined)[] =>
  Array.from(keys, (key) => classes[classByKey(key, classes)]);

describe('classByKey', () => {
  it('chooses by place, the first by 1 and the tenth by 0', () => {
    expect(chosen('123', ['A', 'B', 'C'])).toEqual(['A', 'B', 'C']);
    expect(chosen('190', Array.from('ABCDEFGHIJ'))).toEqual(['A', 'I', 'J']);
    expect(classByKey('4', ['A', 'B', 'C'])).toBe(-1);
    expect(classByKey('0', ['A', 'B', 'C'])).toBe(-1);
    expect(classByKey('a', ['a', 'b'])).toBe(-1);
  });

  it('chooses the class that the key names', () => {
    expect(chosen('01', ['0', '1'])).toEqual(['0', '1']);
    expect(chosen('3120', ['0', '1', '2', '3'])).toEqual(['3', '1', '2', '0']);
    expect(chosen('7103', ['7', '1', 'C', '0'])).toEqual(['7', '1', '0', 'C']);
  });
});
