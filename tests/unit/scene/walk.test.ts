import { describe, expect, it } from 'vitest';
import { planOf } from '../../../src/scene/plan.ts';
import { enter, type Position, positionOf, settle, start, targetAt, walk } from '../../../src/scene/walk.ts';
import {} from './pictures.ts';
import { net } from '../net.ts';

const plan = planOf(net('3-4-sigmoid-2:nobias'));
const at = (column: number, unit: number, incoming: number | null = null): Position => ({ column, unit, incoming });
const keys = (from: Position, ...pressed: string[]): Position => pressed.reduce((p, key) => walk(p, key, plan), from);

describe('walking with the arrows', () => {
  it('goes from layer to layer and from neuron to neuron, and stays at the ends', () => {
    expect(keys(start, 'ArrowRight', 'ArrowDown')).toEqual(at(1, 1));
    expect(keys(start, 'ArrowUp', 'ArrowLeft')).toEqual(start);
    expect(keys(at(2, 1), 'ArrowDown', 'ArrowRight')).toEqual(at(2, 1));
    expect(keys(at(1, 1), 'End')).toEqual(at(1, 3));
    expect(keys(at(1, 3), 'Home')).toEqual(at(1, 0));
  });

  it('keeps about the same height when it changes the layer', () => {
    const tall = planOf(net('1024-16-1'));
    expect(walk(at(0, 1023), 'ArrowRight', tall)).toEqual(at(1, 15));
    expect(walk(at(1, 8), 'ArrowLeft', tall)).toEqual(at(0, 544));
    expect(walk(at(1, 15), 'ArrowRight', tall)).toEqual(at(2, 0));
    expect(walk(at(0, 5), 'PageDown', tall)).toEqual(at(0, 15));
  });

  it('reaches every neuron', () => {
    const seen = new Set<string>();
    for (let column = 0; column < 3; column++) {
      let position = keys(start, ...Array<string>(column).fill('ArrowRight'), 'Home');
      for (let i = 0; i < 5; i++) {
        seen.add(`${position.column} ${position.unit}`);
        position = walk(position, 'ArrowDown', plan);
      }
    }
    expect(seen.size).toBe(3 + 4 + 2);
  });
});

describe('inside a neuron', () => {
  it('walks through its weights and then its bias', () => {
    const inside = enter(at(1, 2), plan);
    expect(targetAt(inside, plan)).toEqual({ type: 'weight', layer: 0, input: 0, unit: 2 });
    const last = keys(inside, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown');
    expect(targetAt(last, plan)).toEqual({ type: 'bias', layer: 0, unit: 2 });
    expect(targetAt(keys(last, 'ArrowUp'), plan)).toEqual({ type: 'weight', layer: 0, input: 2, unit: 2 });
  });

  it('ends at the last weight where there is no bias, and is not entered where there is nothing', () => {
    expect(targetAt(keys(enter(at(2, 0), plan), 'End'), plan)).toEqual({ type: 'weight', layer: 2, input: 3, unit: 0 });
    expect(enter(at(0, 1), plan)).toEqual(at(0, 1));
  });

  it('follows a weight back to where it comes from, and right leads out again', () => {
    expect(keys(at(1, 2, 1), 'ArrowLeft')).toEqual(at(0, 1));
    expect(keys(at(1, 2, 1), 'ArrowRight')).toEqual(at(1, 2));
  });
});

describe('a position', () => {
  it('is led back into the network after an edit', () => {
    expect(settle(at(5, 9, 40), plan)).toEqual(at(2, 1, 3));
    expect(settle(at(0, 9, 4), plan)).toEqual(at(0, 2));
  });

  it('and its target say the same', () => {
    for (const position of [at(0, 1), at(1, 3), at(1, 3, 0), at(1, 3, 3), at(2, 1, 3)]) {
      expect(positionOf(targetAt(position, plan), plan)).toEqual(position);
    }
  });
});
