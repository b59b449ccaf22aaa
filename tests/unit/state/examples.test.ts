import { describe, expect, it } from 'vitest';
import { setFit, setLearningRate, setUnits } from '../../../src/document/edits.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import { loadExamples } from '../../../src/data/load.ts';
import { examplesOf, placeAt, probeInputs, probePlace, scaledInputs } from '../../../src/state/examples.ts';
import { linked } from './fakes.ts';

const iris = linked('data=iris&net=4-8-3.softmax');
const raw = linked('data=iris&std=0&net=4-8-3.softmax');

describe('the examples of an experiment', () => {
  it('are those of its data, dealt as it says', () => {
    for (const e of [iris, setFit(iris, { validationSplit: 0.5 }), linked('data=moons&net=2-1.sigmoid')]) {
      expect(examplesOf(e)).toEqual(loadExamples(e.data, e.validationSplit));
    }
  });

  it('are made once as long as the data stay', () => {
    const first = examplesOf(iris);
    expect(examplesOf(setLearningRate(setUnits(iris, 0, 9), 0.5))).toBe(first);
    expect(examplesOf(structuredClone(iris))).toBe(first);
  });

  it.each<[string, (e: Experiment) => Experiment]>([
    ['another seed', (e) => ({ ...e, data: { ...e.data, seed: 99 } })],
    ['other features', (e) => ({ ...e, data: { ...e.data, features: [0, 1] } })],
    ['no standardizing', (e) => ({ ...e, data: { ...e.data, standardize: false } })],
    ['another split', (e) => setFit(e, { validationSplit: 0.5 })],
  ])('are made anew for %s', (_, change) => {
    const before = examplesOf(iris);
    expect(examplesOf(change(iris))).not.toEqual(before);
    expect(examplesOf(iris)).toEqual(before);
  });
});

describe('the example asked about', () => {
  it('is the first training row at first', () => {
    expect(probeInputs(iris, null)).toEqual([...examplesOf(iris).training.raw.subarray(0, 4)]);
  });

  it('is what the person chose', () => {
    const chosen = [5, 3, 4, 1];
    expect(probeInputs(iris, chosen)).toBe(chosen);
  });

  it.each([[[]], [[1]], [[1, 2, 3]], [[1, 2, 3, 4, 5]]])('is the first row again when %j does not fit', (chosen) => {
    expect(probeInputs(iris, chosen)).toEqual(probeInputs(iris, null));
  });
});

describe('a place', () => {
  const derived = linked('data=circle&features=1,square.0&net=2-1.sigmoid');
  const plane = linked('data=circle&net=2-1.sigmoid');

  it('is a value of each column that the inputs are made of', () => {
    expect(probePlace(derived, null)).toEqual(probePlace(plane, null));
    expect(probePlace(derived, [0.5, -3])).toEqual([0.5, -3]);
    expect(probePlace(derived, [0.5])).toEqual(probePlace(derived, null));
    expect(probePlace(linked('data=iris&features=1,3&net=2-3.softmax'), [2, 4])).toEqual([2, 4]);
  });

  it('of a plane has both of its values, also where the input is made of one', () => {
    const one = linked('data=circle&features=square.1&net=1-1.sigmoid');
    expect(probePlace(one, null)).toEqual(probePlace(plane, null));
    expect(probePlace(one, [0.5, -3])).toEqual([0.5, -3]);
    expect(probeInputs(one, [0.5, -3])).toEqual([9]);
    expect(probePlace(linked('data=iris&features=3&net=1-3.softmax'), [0.5])).toEqual([0.5]);
  });

  it('is fed as what is made of it', () => {
    expect(probeInputs(derived, [0.5, -3])).toEqual([-3, 0.25]);
  });

  it('is there for every example, for training and validation', () => {
    const { training, validation } = examplesOf(derived);
    for (const row of [0, training.count - 1, training.count, training.count + validation.count - 1]) {
      const [part, at] = row < training.count ? [training, row] : [validation, row - training.count];
      expect(probeInputs(derived, placeAt(derived, row))).toEqual([...part.raw.subarray(at * 2, at * 2 + 2)]);
    }
  });
});

describe('the inputs as the network is fed them', () => {
  it('are standardized where the experiment says so', () => {
    const { raw: rows, x } = examplesOf(iris).training;
    expect(scaledInputs(iris, [...rows.subarray(4, 8)])).toEqual([...x.subarray(4, 8)]);
    const { mean, scale } = examplesOf(iris).scaling;
    expect(scaledInputs(iris, mean)).toEqual([0, 0, 0, 0]);
    expect(scaledInputs(iris, [mean[0], mean[1] + scale[1], mean[2], mean[3]])[1]).toBeCloseTo(1, 12);
  });

  it('are the raw ones where it does not', () => {
    expect(scaledInputs(raw, [5, 3, 4, 1])).toEqual([5, 3, 4, 1]);
  });
});
