import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Experiment } from '../../../../src/document/experiment.ts';
import { decodeLink } from '../../../../src/document/link.ts';
import { writeNet } from '../../../../src/document/link/net.ts';
import { openingExperiment } from '../../../../src/document/opening.ts';
import { canTrain, findProblems } from '../../../../src/document/problems/findProblems.ts';
import type { Problem } from '../../../../src/document/problems/problem.ts';
import { applyRemedy } from '../../../../src/document/problems/remedies.ts';
import { tables } from '../../data/ownTable.ts';
import { arbitraryExperiment } from '../arbitrary.ts';

const experiment = (link: string): Experiment => {
  const decoded = decodeLink(`v=1&${link}`, tables);
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.error));
  return decoded.experiment;
};

const regression = 'data=sine&loss=mean_squared_error&metrics=none';
const binary = 'data=circle&loss=binary_crossentropy';

/** Code, place, and the network or the loss after one click. */
const told = (e: Experiment): string[] =>
  findProblems(e).map((problem) => {
    const { place, code } = problem;
    const after = applyRemedy(e, problem);
    const changes = [
      ...(writeNet(after) === writeNet(e) ? [] : [writeNet(after)]),
      ...(after.loss === e.loss ? [] : [after.loss]),
    ];
    return `${code} @ ${place.kind === 'layer' ? place.index : place.kind} → ${changes.join(', ')}`;
  });

describe('an experiment without fault', () => {
  it.each([
    'data=colours&net=3-4-sigmoid-3-softmax',
    'data=iris&net=4-3.softmax',
    'data=iris&net=4-3.sigmoid&loss=binary_crossentropy',
    'data=iris&net=4-3.sigmoid&loss=mean_squared_error',
    `${binary}&net=2-1.sigmoid`,
    `${binary}&net=2-4.relu-1-hard_sigmoid`,
    'data=circle&net=2-4.relu-2.softmax',
    'data=circle&net=2-4.relu-1.tanh&loss=mean_squared_error',
    `${regression}&net=1-8.tanh-1`,
    `${regression}&net=1-8.relu-1.tanh`,
    'data=iris&net=4-3.softmax:zeros',
    'data=iris&net=4-step-3.softmax',
  ])('%s is left in peace', (link) => {
    expect(findProblems(experiment(link))).toEqual([]);
  });

  it('is the opening one', () => {
    expect(findProblems(openingExperiment)).toEqual([]);
    expect(canTrain(openingExperiment)).toBe(true);
  });
});

describe('a problem is told beside what causes it, with a remedy', () => {
  it.each<[string, string[]]>([
    ['data=iris&net=3-3.softmax', ['inputSize @ inputs → 4-3.softmax']],
    ['data=iris&net=4', ['noDense @ network → 4-3-softmax']],
    ['data=colours&net=3-4-softmax', ['outputUnits @ 0 → 3-3-softmax']],
    ['data=circle&net=2-4.softmax', ['outputUnits @ 0 → 2-2.softmax']],
    [`${binary}&net=2-4.sigmoid`, ['outputUnits @ 0 → 2-1.sigmoid']],
    [`${regression}&net=1-2`, ['outputUnits @ 0 → 1-1']],
    ['data=circle&net=2-1.sigmoid', ['categoricalOneUnit @ loss → binary_crossentropy']],
    [`${binary}&net=2-1.softmax`, ['softmaxOneUnit @ 0 → 2-1.sigmoid']],
    ['data=iris&net=4-1.softmax', ['softmaxOneUnit @ 0 → 4-3.softmax', 'outputUnits @ 0 → 4-3.softmax']],
    ['data=iris&net=4-1.softmax-3.softmax', ['softmaxOneUnit @ 0 → 4-1.sigmoid-3.softmax']],
    [
      'data=iris&net=4-3.softmax&loss=mean_squared_error',
      ['softmaxMeanSquaredError @ loss → categorical_crossentropy'],
    ],
    ['data=iris&net=4-3.softmax&loss=binary_crossentropy', ['binarySoftmax @ loss → categorical_crossentropy']],
    ['data=iris&net=4-3.sigmoid', ['categoricalSigmoid @ loss → 4-3.softmax']],
    ['data=iris&net=4-3', ['noProbabilities @ 0 → 4-3-softmax']],
    ['data=iris&net=4-5.relu-3', ['noProbabilities @ 1 → 4-5.relu-3.softmax']],
    ['data=iris&net=4-5-relu-3-tanh', ['noProbabilities @ 3 → 4-5-relu-3-softmax']],
    [`${binary}&net=2-4.relu-1.relu`, ['noProbabilities @ 1 → 2-4.relu-1.sigmoid']],
    [
      `${regression}&loss=binary_crossentropy&net=1-4.tanh-1.sigmoid`.replace('&loss=mean_squared_error', ''),
      ['outputRange @ 1 → 1-4.tanh-1', 'classificationLoss @ loss → 1-4.tanh-1, mean_squared_error'],
    ],
    [`${regression}&net=1-4.tanh-1-relu-sigmoid`, ['outputRange @ 3 → 1-4.tanh-1']],
    [`${regression}&net=1-4.tanh-1`.replace('&metrics=none', ''), ['accuracyOnRegression @ metrics → ']],
    ['data=iris&net=4-5.step-3.softmax', ['noGradient @ 0 → 4-5.sigmoid-3.softmax']],
    [`${binary}&net=2-1-step`, ['noGradient @ 1 → 2-1-sigmoid', 'noProbabilities @ 1 → 2-1-sigmoid']],
    ['data=iris&net=4-5.tanh:zeros-3.softmax', ['equalUnits @ 0 → 4-5.tanh-3.softmax']],
    ['data=iris&net=4-5-3-softmax', ['linearStack @ 0 → 4-5-relu-3-softmax']],
    ['data=iris&net=4-5-3.softmax', ['linearStack @ 0 → 4-5.relu-3.softmax']],
    ['data=iris&net=4-5-linear-3-softmax', ['linearStack @ 0 → 4-5-relu-3-softmax']],
    ['data=iris&net=4-3.softmax&batch=500', ['batchTooLarge @ fit → ']],
    ['data=xor&net=2-2.softmax&batch=1', ['smallValidation @ fit → ']],
    ['data=xor&net=2-2.softmax&batch=1&split=0.9', ['noTrainingRows @ fit → ', 'smallValidation @ fit → ']],
    ['data=iris&net=4-3.softmax&opt=sgd:0', ['learningRateZero @ optimizer → ']],
    ['data=iris&net=4-3.softmax&opt=sgd:100:1', ['learningRateHigh @ optimizer → ', 'momentumOne @ optimizer → ']],
    [
      'data=iris&net=4-1024.relu-1024.relu-1024.relu-1024.relu-1024.relu-3.softmax',
      ['tooManyParameters @ network → 4-512.relu-512.relu-512.relu-512.relu-512.relu-3.softmax'],
    ],
  ])('%s', (link, problems) => {
    expect(told(experiment(link))).toEqual(problems);
  });

  it('with the numbers that its sentence needs', () => {
    expect(findProblems(experiment('data=iris&net=5-4.softmax'))).toMatchObject([
      { code: 'inputSize', severity: 'error', inputs: 5, features: 4 },
      {
        code: 'outputUnits',
        severity: 'error',
        units: 4,
        classes: 3,
        remedy: { type: 'setUnits', index: 0, units: 3 },
      },
    ]);
  });
});

describe('units that start alike', () => {
  const fate = (net: string) =>
    findProblems(experiment(`data=iris&net=${net}`)).find(({ code }) => code === 'equalUnits');

  it('stay copies if the next layer starts alike too, else chance tells them apart', () => {
    expect(fate('4-5.tanh:ones-3.softmax:zeros')).toMatchObject({ fate: 'copies', units: 5 });
    expect(fate('4-5.tanh:ones-3.softmax')).toMatchObject({ fate: 'apart' });
  });

  it('never move where the activation is flat at zero', () => {
    expect(fate('4-5.relu:zeros-3.softmax')).toMatchObject({ fate: 'dead' });
    expect(fate('4-5-tanh-relu-3.softmax')).toBeUndefined();
    expect(fate('4-5:zeros-tanh-relu-3.softmax')).toMatchObject({ fate: 'dead' });
    expect(fate('4-5.relu:ones-3.softmax')).toMatchObject({ fate: 'apart' });
  });

  it('are no problem where they get different gradients from the start', () => {
    expect(fate('4-3.softmax:zeros')).toBeUndefined();
    expect(fate('4-1.tanh:zeros-3.softmax')).toBeUndefined();
  });
});

/** The subject of a problem; there may be two callbacks or metrics at one place. */
const subject = (problem: Problem): string => {
  const one = 'callback' in problem ? problem.callback : 'metric' in problem ? problem.metric : '';
  return JSON.stringify([problem.code, problem.place, one]);
};
const same = (a: Problem, b: Problem): boolean => subject(a) === subject(b);

describe('one click', () => {
  it('clears the problem that it belongs to', () => {
    fc.assert(
      fc.property(arbitraryExperiment, (e) => {
        const problems = findProblems(e);
        for (const problem of problems) {
          const after = findProblems(applyRemedy(e, problem));
          const count = (all: readonly Problem[]) => all.filter(({ code }) => code === problem.code).length;
          expect(count(after), problem.code).toBeLessThan(count(problems));
          if (problem.place.kind !== 'layer') expect(after.some((left) => same(left, problem))).toBe(false);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('after another leads to an experiment without problems, in whatever order', () => {
    fc.assert(
      fc.property(arbitraryExperiment, fc.infiniteStream(fc.nat()), (start, picks) => {
        let e = start;
        for (let clicks = 0; ; clicks++) {
          const problems = findProblems(e);
          if (problems.length === 0) break;
          expect(clicks, problems.map(({ code }) => code).join()).toBeLessThan(120);
          e = applyRemedy(e, problems[picks.next().value % problems.length]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps what can be trained trainable', () => {
    fc.assert(
      fc.property(arbitraryExperiment, (start) => {
        const e = findProblems(start)
          .filter(({ severity }) => severity === 'error')
          .reduce(applyRemedy, start);
        fc.pre(canTrain(e));
        for (const problem of findProblems(e)) expect(canTrain(applyRemedy(e, problem)), problem.code).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
