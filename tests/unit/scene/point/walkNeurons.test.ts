import { describe, expect, it } from 'vitest';
import { planOf } from '../../../../src/scene/plan/plan.ts';
import { enter, walk } from '../../../../src/scene/point/walkKeys.ts';
import { type Position, positionOf, settle, start, targetAt } from '../../../../src/scene/point/walkNeurons.ts';
import {} from '../pictures.ts';
import { net } from '../../net.ts';

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

describe('walking over columns whose units stand beside each other', () => {
  const wide = planOf(net('784-5-23'));
  const perRow = [28, 1, 4];
  const go = (from: Position, ...pressed: string[]): Position =>
    pressed.reduce((p, key) => walk(p, key, wide, perRow), from);

  it('goes up and down by rows, and aside within a row', () => {
    expect(go(at(0, 100), 'ArrowDown')).toEqual(at(0, 128));
    expect(go(at(0, 100), 'ArrowUp', 'ArrowRight')).toEqual(at(0, 73));
    expect(go(at(0, 100), 'PageDown')).toEqual(at(0, 380));
    expect(go(at(0, 3), 'ArrowUp')).toEqual(at(0, 3));
    expect(go(at(0, 783), 'ArrowDown')).toEqual(at(0, 783));
    expect(go(at(0, 57), 'ArrowLeft', 'ArrowLeft')).toEqual(at(0, 56)); // the first of its row, and nothing before it
    expect(go(at(0, 9), 'End')).toEqual(at(0, 783));
  });

  it('ends at the last unit where the last row is not full', () => {
    expect(go(at(2, 19), 'ArrowDown')).toEqual(at(2, 22));
    expect(go(at(2, 22), 'ArrowRight')).toEqual(at(2, 22));
  });

  it('leaves a row at its ends, for a unit at the same height', () => {
    expect(go(at(0, 83), 'ArrowRight')).toEqual(at(1, 0));
    expect(go(at(0, 783), 'ArrowRight')).toEqual(at(1, 4));
    expect(go(at(1, 4), 'ArrowLeft')).toEqual(at(0, 727)); // the right end of row 25
    expect(go(at(1, 2), 'ArrowRight')).toEqual(at(2, 12));
    expect(go(at(2, 12), 'ArrowLeft')).toEqual(at(1, 2));
  });

  it('reaches every cell', () => {
    const seen = new Set<number>();
    for (let row = start; ; row = go(row, 'ArrowDown')) {
      for (let cell = row; cell.column === 0; cell = go(cell, 'ArrowRight')) seen.add(cell.unit);
      if (go(row, 'ArrowDown').unit === row.unit) break;
    }
    expect(seen.size).toBe(784);
  });

  it('goes through the numbers of a neuron one by one all the same', () => {
    expect(go(at(2, 5, 1), 'ArrowDown')).toEqual(at(2, 5, 2));
    expect(go(at(1, 0, 0), 'PageDown')).toEqual(at(1, 0, 10));
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

  it('goes on to what its stages learn, whether it has weights or not', () => {
    const learning = planOf(net('2-BatchNormalization-3:nobias-LayerNormalization-PReLU-1'));
    const numbersOf = (column: number): unknown[] => {
      const found: unknown[] = [];
      for (let i = 0; ; i++) {
        const position = at(column, 1, i);
        if (settle(position, learning).incoming !== i) return found;
        const target = targetAt(position, learning);
        expect(positionOf(target, learning)).toEqual(position);
        found.push('role' in target ? `${target.role} ${target.layer}` : target.type);
      }
    };
    expect(numbersOf(0)).toEqual(['gamma 0', 'beta 0']);
    expect(numbersOf(1)).toEqual(['weight', 'weight', 'gamma 2', 'beta 2', 'alpha 3']);
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
