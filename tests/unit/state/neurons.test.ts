import { describe, expect, it } from 'vitest';
import { mapKind, shownMaps } from '../../../src/state/neurons.ts';
import { createAppStore, type State } from '../../../src/state/store.ts';
import { initialView, type View } from '../../../src/state/view.ts';
import { linked } from './fakes.ts';

const state = (link: string, view: Partial<View> = {}): State =>
  createAppStore(linked(link), { ...initialView, ...view }).getState();

describe('maps in neurons', () => {
  it.each([
    ['data=circle&net=2-1.sigmoid', true],
    ['data=circle&features=0,1,square.0,product.0.1&net=4-1.sigmoid', true],
    ['data=circle&features=square.1,sin.0&net=2-1.sigmoid', true],
    ['data=circle&features=0&net=1-1.sigmoid', true],
    ['data=circle&features=square.1&net=1-1.sigmoid', true],
    ['data=plane&features=0,sin.0&net=2-1', true],
    ['data=xor&features=1&net=1-1.sigmoid', true],
    ['data=iris&features=1,3&net=2-3.softmax', true],
    ['data=iris&net=4-3.softmax', false],
  ])('are there at first for %s: %s', (link, are) => {
    expect(shownMaps(state(link)) !== null).toBe(are);
    expect(shownMaps(state(link, { neurons: 'maps' }))).toBe('planes');
    expect(shownMaps(state(link, { neurons: 'numbers' }))).toBeNull();
  });

  it.each([
    ['data=sine&net=1-1', 'curves'],
    ['data=sine&features=0,square.0&net=2-1', 'curves'],
    ['data=iris&features=2&net=1-3.softmax', 'curves'],
    ['data=iris&features=2,square.2&net=2-3.softmax', 'curves'],
    ['data=mnist&net=784-10.softmax', 'weights'],
  ])('are of another kind for %s', (link, kind) => {
    expect(shownMaps(state(link))).toBeNull();
    expect(shownMaps(state(link, { neurons: 'maps' }))).toBe(kind);
  });

  it('are not for inputs that the data do not have', () => {
    expect(mapKind(state('data=iris&net=3-3.softmax'))).toBeNull();
  });
});
