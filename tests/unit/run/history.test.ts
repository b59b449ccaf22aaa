import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { createHistory } from '../../../src/run/history.ts';

const keys = ['loss', 'accuracy'];
/** Rows of epochs [from, to], as in a frame. */
const rowsOf = (from: number, to: number): Float64Array =>
  Float64Array.from(Array.from({ length: to - from + 1 }, (_, i) => [from + i, 1 / (from + i + 1), from + i]).flat());

describe('a history', () => {
  it('tells the values of a row by their keys', () => {
    const history = createHistory(keys);
    expect(history.count).toBe(0);
    history.add(rowsOf(0, 3));
    expect(history.count).toBe(4);
    expect([history.epoch(3), history.value(3, 'loss'), history.value(3, 'accuracy')]).toEqual([3, 0.25, 3]);
    expect(() => history.value(0, 'val_loss')).toThrow('no val_loss in this run');
  });

  it('leaves out the rows that it has already', () => {
    const history = createHistory(keys);
    history.add(rowsOf(0, 5));
    history.add(rowsOf(3, 7));
    history.add(rowsOf(0, 7));
    history.add(new Float64Array(0));
    expect(history.rows(0, history.count)).toEqual(rowsOf(0, 7));
  });

  it('forgets what comes after an epoch, and takes it again', () => {
    const history = createHistory(keys);
    history.add(rowsOf(0, 9));
    history.cut(4);
    expect(history.rows(0, history.count)).toEqual(rowsOf(0, 4));
    history.cut(4);
    expect(history.count).toBe(5);
    history.add(rowsOf(5, 6));
    expect(history.rows(0, history.count)).toEqual(rowsOf(0, 6));
    history.cut(-1);
    expect(history.count).toBe(0);
  });

  it('gives copies of its rows', () => {
    const history = createHistory(keys);
    history.add(rowsOf(0, 3));
    history.rows(1, 3).fill(0);
    expect(history.rows(1, 3)).toEqual(rowsOf(1, 2));
  });

  it('has every epoch once, in order, whatever is cut and comes again', () => {
    const step = fc.record({ cut: fc.option(fc.nat(200)), rows: fc.nat(90), overlap: fc.nat(20) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const history = createHistory(keys);
        let newest = -1;
        for (const { cut, rows, overlap } of steps) {
          if (cut !== null) {
            history.cut(cut);
            newest = Math.min(newest, cut);
          }
          history.add(rowsOf(Math.max(0, newest + 1 - overlap), newest + rows));
          newest += rows;
          expect(history.rows(0, history.count).join()).toBe(rowsOf(0, newest).join());
          expect(history.bytes).toBeGreaterThanOrEqual(history.count * 3 * 8);
        }
      }),
    );
  });
});
