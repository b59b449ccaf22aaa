import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { datasets } from '../../../src/data/datasets.ts';
import { census, column, mean, rowsOf } from './rows.ts';

describe('iris', () => {
  const { values, labels } = rowsOf('iris');
  const row = (number: number) => Array.from(values.subarray((number - 1) * 4, number * 4));

  it('has 150 flowers, fifty of each class in order', () => {
    expect(values).toHaveLength(600);
    expect(census(labels, 3)).toEqual([50, 50, 50]);
    expect(Array.from(labels)).toEqual(Array.from(labels).toSorted((a, b) => a - b));
  });

  it('has the known column means', () => {
    const means = [0, 1, 2, 3].map((c) => mean(column(values, 4, c)).toFixed(4));
    expect(means).toEqual(['5.8433', '3.0573', '3.7580', '1.1993']);
  });

  it("is Fisher's own copy, not UCI's: rows 35 and 38", () => {
    expect(row(1)).toEqual([5.1, 3.5, 1.4, 0.2]);
    expect(row(35)).toEqual([4.9, 3.1, 1.5, 0.2]);
    expect(row(38)).toEqual([4.9, 3.6, 1.4, 0.1]);
    expect(row(150)).toEqual([5.9, 3, 5.1, 1.8]);
  });

  it("is scikit-learn's iris.csv to the last byte", () => {
    let csv = '150,4,setosa,versicolor,virginica\r\n';
    for (let i = 0; i < 150; i++) {
      csv += `${row(i + 1)
        .map((value) => value.toFixed(1))
        .join(',')},${labels[i]}\r\n`;
    }
    // Of sklearn/datasets/data/iris.csv (2885 bytes), as its Git LFS pointer states it.
    expect(createHash('sha256').update(csv).digest('hex')).toBe(
      'f9e3809b56cc0f2f2f69554b7a0ea04e94d0e2c21343c86593eaf5581551dab6',
    );
  });
});

describe('xor', () => {
  it('is the truth table in counting order', () => {
    const { values, labels } = rowsOf('xor');
    expect(Array.from(values)).toEqual([0, 0, 0, 1, 1, 0, 1, 1]);
    expect(Array.from(labels, (label) => datasets.xor.classes[label])).toEqual(['0', '1', '1', '0']);
  });
});

describe('and', () => {
  it('is the truth table in counting order', () => {
    const { values, labels } = rowsOf('and');
    expect(Array.from(values)).toEqual([0, 0, 0, 1, 1, 0, 1, 1]);
    expect(Array.from(labels, (label) => datasets.and.classes[label])).toEqual(['0', '0', '0', '1']);
  });
});
