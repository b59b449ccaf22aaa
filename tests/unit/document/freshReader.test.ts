import { expect, it } from 'vitest';
import { pairsOf } from '../../../src/document/link.ts';

// In a file of its own: nothing else has made formulas known before.
it('the first link that a page reads has all of its keys, also with an input by formula', () => {
  const net = 'net=3-4.tanh-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.03';
  expect(pairsOf(`v=1&data=moons&features=0,1,formula.c0_d2&${net}&at=3`).get('at')).toBe('3');
});
