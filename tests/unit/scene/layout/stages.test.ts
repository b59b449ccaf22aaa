import { describe, expect, it } from 'vitest';
import { activationLayer, denseLayer, usualLayers } from '../../../../src/document/defaults.ts';
import { layOut } from '../../../../src/engine/layout.ts';
import { planOf } from '../../../../src/scene/plan/plan.ts';
import { bellPoint, noisePoint, signAxes, signOf, signPath, slopeEnd } from '../../../../src/scene/layout/sign.ts';
import { rowWiseOf, stageCode, stageName } from '../../../../src/scene/plan/stageNames.ts';
import { dropping, everything, large } from '../models.ts';
import { desktop, phone, pictureOfModel } from '../pictures.ts';

const codes = (model: Parameters<typeof pictureOfModel>[0], view = desktop): string[] =>
  pictureOfModel(model, view)
    .labels.filter(({ kind }) => kind === 'code')
    .map(({ text }) => text);

describe('the stages of a column', () => {
  it('are all layers that its neurons go through, in order, each with its places in the arena', () => {
    const { columns, layout } = planOf(everything);
    expect(columns.map(({ stages }) => stages.map(stageName))).toEqual([
      ['GaussianNoise'],
      ['LayerNormalization', 'PReLU', 'Dropout'],
      ['relu', 'BatchNormalization'],
      ['log_softmax'],
    ]);
    const places = columns.flatMap(({ stages }) => stages.map(({ op, from, to }) => [op, from, to]));
    const expected = layOut(everything).ops.flatMap((op, i) =>
      op.kind === 'dense' ? [] : [[op, i === 0 ? 0 : layout.values[i - 1], layout.values[i]]],
    );
    expect(places).toEqual(expected);
    for (const { stages, out } of columns) expect(stages.at(-1)?.to).toBe(out);
  });

  it('have a sign each, of another shape for each kind, but what ties the column together', () => {
    const all = planOf(everything).columns.flatMap(({ stages }) => stages);
    const paths = all.flatMap((stage) => {
      const sign = signOf(stage);
      return sign === null ? [] : [signPath(sign, 24)];
    });
    expect(all.filter((stage) => signOf(stage) === null).map(rowWiseOf)).toEqual(['log_softmax']);
    expect(paths).toHaveLength(6);
    expect(new Set(paths).size).toBe(6);
  });

  it.each(['softmax', 'log_softmax', 'sparsemax'] as const)('%s is a frame that is named so', (name) => {
    const { groups, badges } = pictureOfModel({ inputs: 3, layers: [denseLayer(3), activationLayer(name)] });
    expect(groups.map((group) => [group.name, group.layer])).toEqual([[name, 1]]);
    expect(badges).toEqual([]);
  });

  it('are written over the column as in the code where there is room, and by a short name where there is not', () => {
    expect(codes(dropping)).toContain('Dropout(0.5)');
    expect(codes(everything)).toEqual(
      expect.arrayContaining(['GaussianNoise(0.1)', 'LayerNormalization()', 'PReLU()', 'BatchNormalization()']),
    );
    expect(codes(everything, phone)).toEqual(expect.arrayContaining(['Noise', 'LayerNorm', 'BatchNorm', 'Dropout']));
  });

  it('are three lines at most, the last of them counting the rest', () => {
    const layers = [denseLayer(4), ...Array(5).fill(usualLayers.dropout)];
    expect(codes({ inputs: 3, layers })).toEqual([
      'Input(shape=(3,))',
      'Dense(4)',
      'Dropout(0.5)',
      'Dropout(0.5)',
      '… +3',
    ]);
  });

  it('of a block stand under it', () => {
    const { badges, columns } = pictureOfModel(large);
    const { tile } = columns[1];
    if (tile === null) throw new Error('512 units are a block');
    expect(badges.map(({ sign }) => sign.type)).toEqual(['bell', 'curve', 'gate']);
    for (const { y } of badges) expect(y).toBeGreaterThan(tile.y + tile.rows * tile.cell);
  });

  it('tie the signs of a LayerNormalization together, and of no BatchNormalization', () => {
    const { ties, columns } = pictureOfModel(everything);
    expect(new Set(ties.map(({ layer }) => layer))).toEqual(new Set([2]));
    expect(ties).toHaveLength(columns[1].plan.units - 1);
  });
});

describe('stageCode', () => {
  it('leaves out what stands at its default', () => {
    expect(stageCode(usualLayers.re_lu)).toBe('ReLU()');
    expect(stageCode({ type: 're_lu', maxValue: 6, negativeSlope: 0.1, threshold: 1 })).toBe(
      'ReLU(max_value=6, negative_slope=0.1, threshold=1)',
    );
    expect(stageCode(usualLayers.leaky_re_lu)).toBe('LeakyReLU()');
    expect(stageCode({ type: 'leaky_re_lu', negativeSlope: 0.1 })).toBe('LeakyReLU(0.1)');
    expect(stageCode({ type: 'elu', alpha: 2 })).toBe('ELU(2)');
    expect(stageCode(usualLayers.softmax)).toBe('Softmax()');
    expect(stageCode(activationLayer('tanh'))).toBe("Activation('tanh')");
  });
});

describe('a sign', () => {
  const signs = planOf(everything).columns.flatMap(({ stages }) => stages.flatMap((stage) => signOf(stage) ?? []));

  it('stays within its square', () => {
    for (const sign of signs) {
      const numbers = [...`${signPath(sign, 24)}${signAxes(sign, 24)}`.matchAll(/-?[\d.]+/gu)].map(Number);
      expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...numbers)).toBeLessThanOrEqual(24);
    }
  });

  it('of a normalization is highest at the mean, and the same number of deviations farther out on both sides', () => {
    const [[left, low], [middle, top], [right, other]] = [-2, 0, 2].map((z) => bellPoint('examples', z, 24));
    expect(top).toBeLessThan(low);
    expect(low).toBeCloseTo(other, 9);
    expect(middle - left).toBeCloseTo(right - middle, 9);
    expect(bellPoint('examples', 1e9, 24)).toEqual(bellPoint('examples', 3, 24));
    // Down the column it lies on its side, greater numbers above.
    expect(bellPoint('units', 2, 24)[1]).toBeLessThan(bellPoint('units', -2, 24)[1]);
  });

  it('of noise has the number on the axis while none is added', () => {
    expect(noisePoint(0, 24)).toEqual([12, 12]);
    expect(noisePoint(1, 24)[1]).toBeLessThan(12);
    expect(noisePoint(-99, 24)[1]).toBeLessThanOrEqual(24);
  });

  it('of a PReLU has the slope that its neuron has learned', () => {
    const steepness = (alpha: number): number => {
      const [x, y] = slopeEnd(alpha, 24);
      return (12 - y) / (x - 12); // y grows downwards
    };
    for (const alpha of [-2, -0.5, 0, 0.25, 1, 4]) {
      expect(steepness(alpha)).toBeCloseTo(alpha, 9);
      for (const place of slopeEnd(alpha, 24)) expect(place >= 3 && place <= 21).toBe(true);
    }
  });
});
