import { describe, expect, it } from 'vitest';
import { defaultDataSpec } from '../../../../src/data/dataDefaults.ts';
import { loadExamples } from '../../../../src/data/load.ts';
import { placeAt } from '../../../../src/state/examples.ts';
import {
  countRight,
  exampleAt,
  labelOf,
  placeOf,
  rawOf,
  rowAt,
  stepExample,
  targetsOf,
} from '../../../../src/ui/outcome/probePlace.ts';
import { linked } from '../../state/fakes.ts';
import { viewsOf } from '../../../../src/ui/outcome/views.ts';

describe('exampleAt', () => {
  it('finds the row with these inputs, and none for others', () => {
    expect(exampleAt([1, 2, 3, 4], [3, 4])).toBe(1);
    expect(exampleAt([1, 2, 3, 4], [2, 3])).toBe(-1);
  });

  it('comes back from the inputs of a row to the row', () => {
    const { training } = loadExamples(defaultDataSpec('moons'), 0.2);
    expect(exampleAt(training.raw, rawOf(training.raw, 17, 2))).toBe(17);
  });
});

describe('rowAt', () => {
  it('tells rows apart by their places where their inputs are the same', () => {
    const xor = linked('data=xor&features=0&net=1-1.sigmoid&split=0');
    expect([0, 1, 2, 3].map((row) => rowAt(xor, placeAt(xor, row)))).toEqual([0, 1, 2, 3]);
    expect(rowAt(xor, [0.5, 0])).toBe(-1);
  });
});

describe('labelOf and targetsOf', () => {
  it('number the validation rows after the training rows', () => {
    const iris = loadExamples(defaultDataSpec('iris'), 0.2);
    expect(labelOf(iris, 120)).toBe(iris.validation.labels[0]);
    expect(labelOf(iris, -1)).toBe(-1);
    const sine = loadExamples(defaultDataSpec('sine'), 0.2);
    expect(targetsOf(sine, 160)).toEqual([sine.validation.targets[0]]);
    expect(targetsOf(sine, -1)).toEqual([]);
    expect(labelOf(sine, 0)).toBe(-1);
  });

  it('give all numbers of a row, where there are several', () => {
    const part = { raw: new Float64Array(0), x: new Float64Array(0), labels: new Int32Array(0) };
    const split = {
      training: { ...part, count: 2, targets: Float64Array.of(1, 2, 3, 4) },
      validation: { ...part, count: 1, targets: Float64Array.of(5, 6) },
      scaling: { mean: [], scale: [] },
    };
    expect([0, 1, 2].map((row) => targetsOf(split, row))).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
  });
});

describe('stepExample', () => {
  it('goes on from the last example to the first, and back', () => {
    expect(stepExample('ArrowRight', 9, 10)).toBe(0);
    expect(stepExample('ArrowLeft', 0, 10)).toBe(9);
    expect(stepExample('ArrowRight', -1, 10)).toBe(0);
    expect(stepExample('x', 3, 10)).toBeNull();
  });
});

describe('placeOf', () => {
  it('is by two columns, or by hue and lightness', () => {
    expect(placeOf([5, 6, 7], false, [2, 0])).toEqual([7, 5]);
    expect(placeOf([0, 1, 0], true, [0, 1])).toEqual([120, 0.5]);
  });
});

describe('countRight', () => {
  it('counts nothing before there are predictions', () => {
    expect(countRight(Int32Array.of(0, 1, 2), undefined)).toBe(0);
    expect(countRight(Int32Array.of(0, 1, 2), Int32Array.of(0, 2, 2))).toBe(2);
  });
});

describe('viewsOf', () => {
  it.each([
    ['colours', [0, 1, 2], ['points', 'regions', 'confusion', 'mistakes']],
    ['colours', [0, 2], ['regions', 'confusion', 'mistakes']],
    ['iris', [0, 1, 2, 3], ['points', 'regions', 'confusion', 'mistakes']],
    ['parity3', [0, 1, 2], ['points', 'regions', 'confusion', 'roc', 'mistakes']],
    ['mpg', [0, 1, 2], ['parity', 'points', 'surface']],
    ['iris', [2, 3], ['regions', 'confusion', 'mistakes']],
    ['iris', [2], ['band', 'confusion', 'mistakes']],
    ['iris', [2, 'square.2'], ['band', 'confusion', 'mistakes']],
    ['spiral', [0, 1], ['regions', 'confusion', 'roc', 'mistakes']],
    ['sine', [0], ['curve', 'parity']],
    ['sine', [0, 'square.0', 'sin.0'], ['curve', 'parity']],
    ['circle', [0, 1, 'square.0', 'product.0.1'], ['regions', 'confusion', 'roc', 'mistakes']],
    ['circle', [1], ['regions', 'confusion', 'roc', 'mistakes']],
    ['circle', ['sin.0'], ['regions', 'confusion', 'roc', 'mistakes']],
    ['xor', [0], ['regions', 'confusion', 'roc', 'mistakes']],
    ['hill', [0, 'square.0'], ['surface', 'parity']],
    ['circle', ['square.0', 'square.1'], ['regions', 'confusion', 'roc', 'mistakes']],
    ['iris', [0, 1, 'product.1.2'], ['points', 'regions', 'confusion', 'mistakes']],
  ] as const)('shows %s with inputs %j as %j', (name, features, views) => {
    expect(viewsOf({ ...defaultDataSpec(name), features })).toEqual(views);
  });

  it('opens with a plane of two of many inputs where the neurons show maps', () => {
    expect(viewsOf({ ...defaultDataSpec('iris'), features: [0, 1, 2] }, true)).toEqual([
      'regions',
      'points',
      'confusion',
      'mistakes',
    ]);
    const many = { ...defaultDataSpec('mpg'), features: [0, 1, 2, 3] };
    expect([viewsOf(many), viewsOf(many, true)]).toEqual([
      ['parity', 'points', 'surface'],
      ['surface', 'parity', 'points'],
    ]);
    expect(viewsOf({ ...defaultDataSpec('plane'), features: [0, 1, 'product.0.1'] }, true)).toEqual([
      'surface',
      'parity',
    ]);
  });
});
