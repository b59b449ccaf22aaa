import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summaryRows, summaryText } from '../../../src/code/summary.ts';
import { usualLayers } from '../../../src/document/defaults.ts';
import { parameterCount, trainableCount } from '../../../src/document/shape.ts';
import { arbitraryExperiment } from '../document/arbitrary.ts';
import { net } from '../net.ts';
import texts from './oracles/summary.json' with { type: 'json' };
import { programs as networks } from './oracles/summaryPrograms.ts';

describe('model.summary()', () => {
  it('has texts of Keras’s own for at least 20 networks', () => {
    expect(networks.length).toBeGreaterThanOrEqual(20);
    expect(texts).toHaveLength(networks.length);
  });

  it.each(networks.map((model, index) => ({ model, index })))(
    'reads, letter by letter, as Keras prints it: network $index',
    ({ model, index }) => {
      expect(summaryText(model)).toBe(texts[index]);
    },
  );

  it('tells what each count is made of', () => {
    expect(summaryRows(net('3-4-sigmoid-3:nobias'))).toEqual([
      {
        name: 'dense',
        className: 'Dense',
        outputShape: '(None, 4)',
        parameters: 16,
        terms: [
          { role: 'kernel', inputs: 3, units: 4, count: 12, trainable: true },
          { role: 'bias', count: 4, trainable: true },
        ],
      },
      { name: 'activation', className: 'Activation', outputShape: '(None, 4)', parameters: 0, terms: [] },
      {
        name: 'dense_1',
        className: 'Dense',
        outputShape: '(None, 3)',
        parameters: 12,
        terms: [{ role: 'kernel', inputs: 4, units: 3, count: 12, trainable: true }],
      },
    ]);
    expect(summaryRows({ inputs: 2, layers: [usualLayers.batch_normalization] })[0].terms).toEqual([
      { role: 'gamma', count: 2, trainable: true },
      { role: 'beta', count: 2, trainable: true },
      { role: 'moving_mean', count: 2, trainable: false },
      { role: 'moving_variance', count: 2, trainable: false },
    ]);
  });

  it('counts as the drawing counts', () => {
    fc.assert(
      fc.property(arbitraryExperiment, (model) => {
        const rows = summaryRows(model);
        const terms = rows.flatMap((row) => row.terms);
        const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);
        expect(sum(rows.map((row) => row.parameters))).toBe(parameterCount(model));
        expect(sum(terms.filter((term) => term.trainable).map(({ count }) => count))).toBe(trainableCount(model));
        expect(new Set(rows.map(({ name }) => name)).size).toBe(model.layers.length);
      }),
    );
  });
});
