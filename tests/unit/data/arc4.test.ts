import fc from 'fast-check';
// @ts-expect-error -- it has no types
import seedrandom from 'seedrandom';
import { expect, it } from 'vitest';
import { createArc4 } from '../../../src/data/arc4.ts';

const package244 = seedrandom as (seed: string) => () => number;

it('draws what seedrandom 2.4.4 draws for any text', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary', maxLength: 600 })), (seed) => {
      const [ours, theirs] = [createArc4(seed), package244(seed)];
      for (let i = 0; i < 300; i++) expect(ours()).toBe(theirs());
    }),
  );
  expect(createArc4('0.5')()).toBe(0.49767758747058916);
});
