import { describe, expect, it } from 'vitest';
import { datasets, datasetNames } from '../../../../src/data/datasets.ts';
import { defaultDataSpec } from '../../../../src/data/dataDefaults.ts';
import { loadExamples } from '../../../../src/data/load.ts';
import { axesOf, bestColumns, cloudOf } from '../../../../src/ui/plot/cloud.ts';
import { thumbnailSpec } from '../../../../src/ui/data/paintThumbnail.ts';

describe.each(datasetNames)('the cloud of %s', (name) => {
  const spec = defaultDataSpec(name);
  const info = datasets[name];
  const split = loadExamples({ ...spec, noise: info.noise?.max ?? 0 }, 0.25);
  const cloud = cloudOf(split, info, spec.features);

  it('has every example, training first, within its domains', () => {
    expect(cloud.x).toHaveLength(split.training.count + split.validation.count);
    expect(cloud.y).toHaveLength(cloud.x.length);
    expect(cloud.training).toBe(split.training.count);
    const [[x0, x1], [y0, y1]] = [cloud.xDomain, cloud.yDomain];
    expect(cloud.x.every((x) => x >= x0 && x <= x1)).toBe(true);
    expect(cloud.y.every((y) => y >= y0 && y <= y1)).toBe(true);
  });

  it('has the label of each example', () => {
    const labels = [...split.training.labels, ...split.validation.labels];
    expect([...cloud.labels]).toEqual(labels.length > 0 ? labels : Array.from(cloud.x, () => 0));
  });

  it('has a spec for its thumbnail that can be loaded', () => {
    expect(loadExamples(thumbnailSpec(name), 0).training.count).toBeGreaterThan(3);
  });
});

describe('cloudOf', () => {
  const iris = loadExamples(defaultDataSpec('iris'), 0.2);

  it('takes the two columns that are asked for', () => {
    const cloud = cloudOf(iris, datasets.iris, [0, 1, 2, 3], [2, 3]);
    expect([cloud.x[0], cloud.y[0]]).toEqual([iris.training.raw[2], iris.training.raw[3]]);
    expect(cloud.xName).toEqual({ feature: 2 });
  });

  it.each([
    ['majority3', [0, 1]],
    ['parity3', [2, 0]],
    ['parity4', [0, 1]],
    ['parity4', [3, 1]],
  ] as const)('has no two rows of %s at one place, over %j', (name, columns) => {
    const spec = defaultDataSpec(name);
    const { x, y } = cloudOf(loadExamples(spec, 0), datasets[name], spec.features, columns);
    const places = Array.from(x, (_, row) => `${x[row]} ${y[row]}`);
    expect(new Set(places).size).toBe(places.length);
    expect(Array.from(x, (value) => Math.abs(Math.round(value)))).toEqual(
      [...loadExamples({ ...spec, features: [columns[0]] }, 0).training.raw], // near to where they are
    );
  });

  it('takes the first two where the columns asked for are not chosen', () => {
    const two = loadExamples({ ...defaultDataSpec('iris'), features: [1, 3] }, 0.2);
    const cloud = cloudOf(two, datasets.iris, [1, 3], [2, 3]);
    expect([cloud.xName, cloud.yName]).toEqual([{ feature: 1 }, { feature: 3 }]);
  });

  it('puts classes on lanes of their own when there is one input', () => {
    const one = loadExamples({ ...defaultDataSpec('iris'), features: [2] }, 0.2);
    const cloud = cloudOf(one, datasets.iris, [2]);
    expect([...cloud.y]).toEqual([...cloud.labels]);
  });

  it('gives colours their own colour only while all three components are inputs', () => {
    const spec = defaultDataSpec('colours');
    expect(cloudOf(loadExamples(spec, 0), datasets.colours, [0, 1, 2]).own).toHaveLength(300);
    const over = cloudOf(loadExamples(spec, 0), datasets.colours, [0, 1, 2], [2, 0], 0, false);
    expect(over.own).toHaveLength(300);
    expect([over.xName, over.yName]).toEqual([{ feature: 2 }, { feature: 0 }]);
    const two = loadExamples({ ...spec, features: [0, 1] }, 0);
    expect(cloudOf(two, datasets.colours, [0, 1]).own).toBeNull();
  });
});

describe('axesOf', () => {
  const { iris } = datasets;
  it('are the chosen ones as long as they are inputs, else the best', () => {
    expect(axesOf(iris, [0, 1, 2, 3], [3, 0])).toEqual([3, 0]);
    expect(axesOf(iris, [1, 3, 'square.1'], ['square.1', 1])).toEqual([2, 0]);
    expect(axesOf(iris, [0, 1, 2], [3, 0])).toEqual(bestColumns(iris, [0, 1, 2]));
    expect(axesOf(iris, [0, 1, 2, 3], null)).toEqual([2, 3]);
  });
});

describe('bestColumns', () => {
  it.each([
    ['iris', [0, 1, 2, 3], [2, 3]],
    ['iris', [0, 1, 3], [1, 2]],
    ['iris', [0, 3], [0, 1]],
    ['iris', [0], [0, 0]],
    ['colours', [0, 1, 2], [0, 1]],
    ['colours', [2], [0, 0]],
  ] as const)('of %s with %j are those at %j, petals first', (name, features, places) => {
    expect(bestColumns(datasets[name], features)).toEqual(places);
  });
});
