import { describe, expect, it } from 'vitest';
import type { Rows } from '../../../src/data/dataset.ts';
import { census, column, mean, rowsOf } from './rows.ts';

/** Least distance between points of different classes, and the share of points whose nearest point has their class. */
function neighbours({ values, labels }: Rows): { other: number; agree: number } {
  let other = Infinity;
  let agree = 0;
  for (let i = 0; i < labels.length; i++) {
    let nearest = Infinity;
    let label = -1;
    for (let j = 0; j < labels.length; j++) {
      if (j === i) continue;
      const distance = Math.hypot(values[i * 2] - values[j * 2], values[i * 2 + 1] - values[j * 2 + 1]);
      if (labels[i] !== labels[j]) other = Math.min(other, distance);
      if (distance < nearest) [nearest, label] = [distance, labels[j]];
    }
    if (label === labels[i]) agree++;
  }
  return { other, agree: agree / labels.length };
}

describe('colours', () => {
  const named = ({ values, labels }: Rows) =>
    Array.from(labels, (label, i) => ({ colour: Array.from(values.subarray(i * 3, i * 3 + 3)), label }));

  it('names each colour by its largest component, which leads by 0.12 or more', () => {
    for (const { colour, label } of named(rowsOf('colours', { samples: 2000 }))) {
      const [first, second] = colour.toSorted((a, b) => b - a);
      expect(colour.indexOf(first)).toBe(label);
      expect(first - second).toBeGreaterThanOrEqual(0.12);
      expect(Math.min(...colour)).toBeGreaterThanOrEqual(0);
      expect(first).toBeLessThan(1);
    }
  });

  it('treats its three components alike', () => {
    const { values } = rowsOf('colours', { samples: 2000 });
    const means = [0, 1, 2].map((c) => mean(column(values, 3, c)));
    for (const m of means) expect(m).toBeCloseTo(mean(means), 1);
  });

  it('with noise keeps the colours and gives some of them another name, more of them with more noise', () => {
    const clean = rowsOf('colours');
    const wrong = [0.1, 0.4, 1].map((noise) => {
      const noisy = rowsOf('colours', { noise });
      expect(noisy.values).toEqual(clean.values);
      return noisy.labels.filter((label, i) => label !== clean.labels[i]).length;
    });
    expect(wrong[0]).toBeGreaterThan(0);
    expect(wrong[1]).toBeGreaterThan(wrong[0]);
    expect(wrong[2]).toBeGreaterThan(wrong[1]);
    expect(wrong[2]).toBeLessThan(200); // of 300: still better than guessing
    expect(Math.min(...census(rowsOf('colours', { noise: 1 }).labels, 3))).toBeGreaterThan(70);
  });
});

describe('circle', () => {
  it('without noise is a disc within 0.5 and a ring of 0.7 to 1 about it', () => {
    const { values, labels } = rowsOf('circle', { samples: 2000, noise: 0 });
    labels.forEach((label, i) => {
      const radius = Math.hypot(values[i * 2], values[i * 2 + 1]);
      expect(radius).toBeGreaterThanOrEqual(label === 1 ? 0 : 0.7 - 1e-12);
      expect(radius).toBeLessThanOrEqual((label === 1 ? 0.5 : 1) + 1e-12);
    });
  });
});

describe('gauss', () => {
  it('without noise is two clouds of standard deviation 0.1 that a line divides', () => {
    const { values, labels } = rowsOf('gauss', { samples: 2000, noise: 0 });
    labels.forEach((label, i) => expect(values[i * 2] + values[i * 2 + 1] > 0).toBe(label === 1));
    const x = column(values, 2, 0).filter((_, i) => labels[i] === 1);
    expect(mean(x)).toBeCloseTo(0.5, 1);
    expect(Math.sqrt(mean(x.map((v) => (v - mean(x)) ** 2)))).toBeCloseTo(0.1, 2);
  });

  it('with full noise cannot be told apart without error', () => {
    const { values, labels } = rowsOf('gauss', { samples: 2000, noise: 1 });
    const wrong = labels.filter((label, i) => values[i * 2] + values[i * 2 + 1] > 0 !== (label === 1)).length;
    expect(wrong / 2000).toBeGreaterThan(0.02);
    expect(wrong / 2000).toBeLessThan(0.1);
  });
});

describe('spiral', () => {
  it('without noise has arms that stay apart, so that every nearest neighbour is of the same arm', () => {
    for (const seed of [1, 2, 3]) {
      const { other, agree } = neighbours(rowsOf('spiral', { seed, noise: 0 }));
      expect(other).toBeGreaterThan(0.18);
      expect(agree).toBe(1);
    }
  });

  it('cannot be divided by a line: each arm lies about the origin', () => {
    const { values, labels } = rowsOf('spiral', { noise: 0 });
    for (const label of [0, 1]) {
      for (const index of [0, 1]) {
        const arm = column(values, 2, index).filter((_, i) => labels[i] === label);
        expect(Math.min(...arm)).toBeLessThan(-0.5);
        expect(Math.max(...arm)).toBeGreaterThan(0.5);
      }
    }
  });

  it('with full noise has arms that run into each other', () => {
    expect(neighbours(rowsOf('spiral', { noise: 1 })).agree).toBeLessThan(0.95);
  });
});

describe('moons', () => {
  it('without noise is two half circles of radius ⅔ that stay apart', () => {
    const rows = rowsOf('moons', { noise: 0 });
    rows.labels.forEach((label, i) => {
      const [x, y] = [rows.values[i * 2], rows.values[i * 2 + 1]];
      const [cx, cy] = label === 1 ? [1 / 3, 1 / 6] : [-1 / 3, -1 / 6];
      expect(Math.hypot(x - cx, y - cy)).toBeCloseTo(2 / 3, 12);
      expect(label === 1 ? cy - y : y - cy).toBeGreaterThanOrEqual(-1e-12);
    });
    const { other, agree } = neighbours(rows);
    expect(other).toBeGreaterThan(0.3);
    expect(agree).toBe(1);
  });
});

describe('sine', () => {
  it('without noise is sin x, over the whole of −π … π', () => {
    const { values, targets } = rowsOf('sine', { samples: 2000, noise: 0 });
    targets.forEach((y, i) => expect(y).toBeCloseTo(Math.sin(values[i]), 14));
    expect(Math.min(...values)).toBeLessThan(-3.1);
    expect(Math.max(...values)).toBeGreaterThan(3.1);
  });

  it('with noise n misses sin x by a standard deviation of n', () => {
    const { values, targets } = rowsOf('sine', { samples: 2000, noise: 0.3 });
    const squares = Array.from(targets, (y, i) => (y - Math.sin(values[i])) ** 2);
    expect(Math.sqrt(mean(squares))).toBeCloseTo(0.3, 1);
  });
});
