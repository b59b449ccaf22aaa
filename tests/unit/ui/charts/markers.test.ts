import { describe, expect, it } from 'vitest';
import { defaultOptimizer } from '../../../../src/document/defaults.ts';
import { mergeMarkers, placeMarkers, rateMarkers, tunedMarkers } from '../../../../src/ui/charts/markers.ts';

const sgd = defaultOptimizer('sgd');
const at = (epoch: number, learningRate: number) => ({
  epoch,
  tuning: { optimizer: { ...sgd, learningRate }, epochs: 100 },
});

describe('rateMarkers', () => {
  it('say the number that was meant, not the float32 that is nearest to it', () => {
    expect(rateMarkers([{ epoch: 4, rate: Math.fround(0.001) }])).toEqual([
      { epoch: 4, name: 'learning_rate', value: '0.001' },
    ]);
  });

  it('stand among those of the changes by hand, which come first at their epoch, up to the newest', () => {
    const tuned = tunedMarkers([at(3, 0.5), at(9, 0.25)]);
    const rates = rateMarkers([3, 5, 20].map((epoch) => ({ epoch, rate: 0.1 })));
    expect(mergeMarkers(tuned, rates, 10).map(({ epoch, value }) => [epoch, value])).toEqual([
      [3, '0.5'],
      [5, '0.1'],
      [9, '0.25'],
    ]);
  });
});

describe('tunedMarkers', () => {
  it('marks each epoch at which the learning rate was changed, with the number it was left at', () => {
    const markers = tunedMarkers([at(3, 0.1), at(3, 0.2), at(9, 0.05)]);
    expect(markers.map(({ epoch, value }) => [epoch, value])).toEqual([
      [3, '0.2'],
      [9, '0.05'],
    ]);
  });

  it('marks nothing where the optimizer stayed as it was', () => {
    expect(tunedMarkers([at(3, 0.1), { epoch: 8, tuning: { ...at(8, 0.1).tuning, epochs: 200 } }])).toHaveLength(1);
  });

  it('names the optimizer when another of its numbers was changed', () => {
    const before = at(3, 0.1);
    const after = { epoch: 5, tuning: { optimizer: { ...sgd, learningRate: 0.1, momentum: 0.9 }, epochs: 100 } };
    expect(tunedMarkers([before, after]).at(-1)).toEqual({ epoch: 5, name: 'optimizer', value: 'sgd' });
  });
});

describe('placeMarkers', () => {
  const place = (epochs: readonly number[]) =>
    placeMarkers(
      tunedMarkers(epochs.map((epoch, i) => at(epoch, 0.1 + i))),
      (epoch) => epoch,
      100,
      () => 40,
    );

  it('turns a label to the left where there is no room to the right', () => {
    expect(place([10, 80]).map(({ anchor }) => anchor)).toEqual(['start', 'end']);
  });

  it('hides the older of two labels that would lie on each other', () => {
    expect(place([10, 20]).map(({ shown }) => shown)).toEqual([false, true]);
  });
});
