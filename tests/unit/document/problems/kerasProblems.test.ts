import { describe, expect, it } from 'vitest';
import type { Experiment } from '../../../../src/document/experiment.ts';
import { decodeLink, encodeLink } from '../../../../src/document/link.ts';
import type { Problem } from '../../../../src/document/problems/problem.ts';
import { canTrain, findProblems } from '../../../../src/document/problems/findProblems.ts';
import { applyRemedy } from '../../../../src/document/problems/remedies.ts';
import { prepare } from '../../../../src/training/prepare.ts';
import { tables } from '../../data/ownTable.ts';
import { faultyLinks } from '../faultyLinks.ts';

const experiment = (link: string): Experiment => {
  const decoded = decodeLink(`v=1&${link}`, tables);
  if (!decoded.ok) throw new Error(`${link}: ${JSON.stringify(decoded.error)}`);
  return decoded.experiment;
};

const pairs = (e: Experiment): string[] => encodeLink(e).split('&');

/** Code and place, and the changes of the link after one click: new pairs, and “−” with each key that is gone. */
const told = (e: Experiment, problem: Problem): string => {
  const { code, place } = problem;
  const before = pairs(e);
  const after = pairs(applyRemedy(e, problem));
  const keys = after.map((pair) => pair.split('=')[0]);
  const gone = before.map((pair) => pair.split('=')[0]).filter((key) => !keys.includes(key));
  const news = [...after.filter((pair) => !before.includes(pair)), ...gone.map((key) => `−${key}`)];
  return `${code} @ ${place.kind === 'layer' ? place.index : place.kind} → ${news.join(' ')}`;
};

const allTold = (link: string): string[] => {
  const e = experiment(link);
  return findProblems(e).map((problem) => told(e, problem));
};

describe('each problem', () => {
  it.each(Object.entries(faultyLinks))('%s is found, and one click clears it', (code, links) => {
    for (const link of links) {
      const e = experiment(link);
      const problems = findProblems(e).filter((problem) => problem.code === code);
      expect(problems, link).toHaveLength(1);
      const after = findProblems(applyRemedy(e, problems[0]));
      expect(
        after.filter((problem) => problem.code === code),
        link,
      ).toEqual([]);
    }
  });
});

describe('an initializer that makes nothing but matrices', () => {
  it.each(faultyLinks.initializerOfVector)('cannot begin a vector: no run is made of %s', (link) => {
    const e = experiment(link);
    expect(canTrain(e)).toBe(false);
    expect(() => prepare(e)).toThrow('not a vector of');
    const [problem] = findProblems(e).filter(({ code }) => code === 'initializerOfVector');
    expect(() => prepare(applyRemedy(e, problem))).not.toThrow();
  });

  it('is no problem where there is no bias', () => {
    expect(findProblems(experiment('data=iris&net=4-3.softmax:nobias:bias=orthogonal'))).toEqual([]);
  });
});

describe('what Keras’s users write well', () => {
  it.each([
    'data=moons&net=2-16.relu-Dropout:0.3-16.relu-Dropout:0.3-1.sigmoid&loss=binary_crossentropy',
    'data=moons&net=2-16:nobias-BatchNormalization-relu-1-sigmoid&loss=binary_crossentropy',
    'data=moons&net=2-BatchNormalization-16-LayerNormalization-relu-GaussianNoise:0.1-1-sigmoid&loss=binary_crossentropy',
    'data=moons&net=2-16-LayerNormalization-1-sigmoid&loss=binary_crossentropy', // it is not a linear map
    'data=moons&net=2-16-PReLU-16-ELU-16-LeakyReLU-16-ReLU-1-sigmoid&loss=binary_crossentropy',
    'data=moons&net=2-16.relu-1&loss=binary_crossentropy:logits&metrics=none',
    'data=iris&net=4-16.relu-3&loss=sparse_categorical_crossentropy:logits&metrics=sparse_categorical_accuracy',
    'data=iris&net=4-16.relu-3-BatchNormalization&loss=categorical_crossentropy:logits',
    'data=iris&net=4-16.relu-3.log_softmax&loss=categorical_crossentropy:logits',
    'data=iris&net=4-16.relu-3-BatchNormalization-softmax&metrics=accuracy,categorical_accuracy,mean_squared_error,r2_score',
    'data=iris&net=4-16.relu-3.softmax&loss=kl_divergence',
    'data=iris&net=4-16.relu-3.softmax&loss=categorical_crossentropy:smooth=0.1',
    'data=iris&net=4-16.relu-3&loss=categorical_hinge', // the largest output is the answer
    'data=circle&net=2-16.relu-2&loss=hinge&metrics=accuracy,mean_squared_error',
    'data=iris&net=4-16.relu-3.softplus&loss=poisson&metrics=none',
    'data=circle&net=2-16.relu-1.tanh&loss=hinge&metrics=none',
    'data=circle&net=2-16.relu-1&loss=hinge&metrics=none',
    'data=circle&net=2-16.relu-1.sigmoid&loss=binary_crossentropy&metrics=accuracy,precision,recall,auc',
    'data=sine&net=1-16.tanh-1&loss=mean_absolute_error&metrics=mean_squared_error,r2_score',
    'data=sine&net=1-16.tanh-1&loss=huber&metrics=none',
    'data=sine&net=1-16.tanh-1&loss=log_cosh&metrics=none',
    'data=sine&net=1-16.tanh-1-ReLU:negative_slope=0.1&loss=huber&metrics=none', // it reaches below 0
    'data=sine&net=1-16.tanh-1-Dropout:0&loss=huber&metrics=none',
    'data=iris&net=4-16.relu:frozen-3.softmax',
    'data=iris&net=4-BatchNormalization:frozen-3.softmax&batch=1', // it does not depend on the batch
    'data=iris&net=4-16.step:frozen-3.softmax', // that layer does not learn anyway
    'data=iris&net=4-16:zeros:bias=random_normal,0,1-tanh-3.softmax',
    'data=iris&net=4-16.tanh:zeros-Dropout:0.5-3.softmax', // other units are dropped each time
    'data=iris&net=4-16:zeros-PReLU:random_uniform-3.softmax', // each unit has a slope of its own
    'data=iris&net=4-3.softmax&opt=sgd:0:cosine_decay=5000,0.01,0.1,500', // warms up from 0
    'data=iris&net=4-3.softmax&opt=sgd:0.1:exponential_decay=1000,0.96',
    'data=iris&net=4-3.softmax&opt=adamw:0.001',
    'data=iris&net=4-3.softmax&opt=adam:0.001:clipvalue=0.000001', // Adam's steps have a length of their own
    'data=iris&net=4-3.softmax&cb=EarlyStopping:val_loss:patience=10:restore_best_weights,ReduceLROnPlateau:val_accuracy:mode=max,TerminateOnNaN',
    'data=iris&net=4-3.softmax&epochs=20&cb=EarlyStopping:loss:patience=50:restore_best_weights',
  ])('%s is left in peace', (link) => {
    expect(findProblems(experiment(link))).toEqual([]);
  });
});

describe('one click', () => {
  it.each<[string, string[]]>([
    // the output
    ['data=iris&net=4-3.softmax&loss=categorical_crossentropy:logits', ['logitsOfProbabilities @ loss → −loss']],
    ['data=circle&net=2-1.relu&loss=binary_crossentropy:logits&metrics=none', ['logitsRange @ 0 → net=2-1']],
    [
      'data=circle&net=2-1&loss=binary_crossentropy:logits',
      ['metricsOfLogits @ metrics → net=2-1-sigmoid loss=binary_crossentropy'],
    ],
    ['data=circle&net=2-1.sigmoid&loss=hinge&metrics=none', ['hingeRange @ 0 → net=2-1.tanh']],
    ['data=iris&net=4-3&loss=poisson&metrics=none', ['poissonOutput @ 0 → net=4-3-sigmoid']],
    ['data=sine&net=1-1.softplus&loss=poisson&metrics=none', ['poissonNegative @ loss → loss=mean_squared_error']],
    ['data=iris&net=4-3-BatchNormalization', ['noProbabilities @ 1 → net=4-3-BatchNormalization-softmax']],
    ['data=iris&net=4-5.relu-3-linear', ['noProbabilities @ 1 → net=4-5.relu-3-softmax']],
    // the metrics
    [
      'data=iris&net=4-3.softmax&metrics=sparse_categorical_accuracy',
      ['metricMismatch @ metrics → metrics=categorical_accuracy'],
    ],
    [
      'data=iris&net=4-3.softmax&loss=sparse_categorical_crossentropy&metrics=categorical_accuracy,auc',
      ['metricMismatch @ metrics → metrics=sparse_categorical_accuracy,auc', 'metricsSparse @ metrics → −loss'],
    ],
    [
      'data=circle&net=2-1.sigmoid&loss=binary_crossentropy&metrics=categorical_accuracy',
      ['metricMismatch @ metrics → metrics=binary_accuracy'],
    ],
    ['data=iris&net=4-3.softmax&metrics=accuracy,recall', ['metricsOverClasses @ metrics → −metrics']],
    [
      'data=sine&loss=mean_squared_error&net=1-1&metrics=accuracy,auc,r2_score',
      ['accuracyOnRegression @ metrics → metrics=r2_score'],
    ],
    // the layers
    ['data=iris&net=4-5:frozen-tanh-3:frozen-softmax', ['allFrozen @ network → net=4-5-tanh-3-softmax']],
    ['data=iris&net=4-8.relu-Dropout:0.9-3.softmax', ['dropoutHigh @ 1 → net=4-8.relu-Dropout:0.5-3.softmax']],
    ['data=iris&net=4-1.relu-Dropout:0.2-3.softmax', ['dropoutHigh @ 1 → net=4-1.relu-3.softmax']],
    ['data=iris&net=4-3-Dropout:0.9-softmax', ['noisyOutput @ 1 → net=4-3-softmax']],
    ['data=iris&net=4-BatchNormalization-3.softmax&batch=1', ['batchNormalizationOfOne @ 0 → −batch']],
    [
      'data=iris&net=4-5-tanh-1-LayerNormalization-tanh-3.softmax',
      ['layerNormalizationOfOne @ 3 → net=4-5-tanh-1-tanh-3.softmax'],
    ],
    [
      'data=iris&net=4-5-BatchNormalization-Dropout:0.5-3-softmax',
      ['linearStack @ 0 → net=4-5-BatchNormalization-relu-Dropout:0.5-3-softmax'],
    ],
    ['data=iris&net=4-5-LeakyReLU:1-3-softmax', ['linearStack @ 0 → net=4-5-relu-3-softmax']],
    ['data=iris&net=4-5-ReLU:max_value=0-3-softmax', ['noGradient @ 1 → net=4-5-sigmoid-3-softmax']],
    ['data=iris&net=4-5.tanh:zeros:frozen-3.softmax', ['equalUnits @ 0 → net=4-5.tanh:frozen-3.softmax']],
    [
      'data=iris&net=4-5.tanh:bias=orthogonal-3.softmax:orthogonal',
      ['initializerOfVector @ 0 → net=4-5.tanh-3.softmax:orthogonal'],
    ],
    ['data=iris&net=4-5-PReLU:identity-3.softmax', ['initializerOfVector @ 1 → net=4-5-PReLU-3.softmax']],
    // the optimizer
    ['data=iris&net=4-3.softmax&opt=sgd:0.1:weight_decay=5', ['weightDecayHigh @ optimizer → opt=sgd:0.1']],
    ['data=iris&net=4-3.softmax&opt=sgd:0.01:clipnorm=0.000001', ['clipSmall @ optimizer → −opt']],
    [
      'data=iris&net=4-3.softmax&epochs=100&opt=sgd:0.1:cosine_decay=100',
      ['scheduleFades @ optimizer → opt=sgd:0.1:cosine_decay=400'],
    ],
    [
      'data=iris&net=4-3.softmax&opt=sgd:0.1:piecewise_constant_decay=10,100',
      ['scheduleHigh @ optimizer → opt=sgd:0.1'],
    ],
    // the callbacks
    [
      'data=iris&net=4-3.softmax&split=0&cb=EarlyStopping:val_accuracy:patience=5:mode=max',
      ['monitorMissing @ fit → cb=EarlyStopping:accuracy:patience=5'],
    ],
    [
      'data=iris&net=4-3.softmax&cb=EarlyStopping:val_auc:patience=5',
      ['monitorMissing @ fit → cb=EarlyStopping:val_loss:patience=5'],
    ],
    [
      'data=iris&net=4-3.softmax&cb=ReduceLROnPlateau:val_accuracy:mode=min',
      ['monitorMode @ fit → cb=ReduceLROnPlateau:val_accuracy'],
    ],
    ['data=iris&net=4-3.softmax&epochs=10&cb=EarlyStopping:loss:patience=10', ['callbackNever @ fit → −cb']],
    ['data=iris&net=4-3.softmax&cb=ReduceLROnPlateau:loss:min_lr=0.1', ['minLrHigh @ fit → cb=ReduceLROnPlateau:loss']],
    [
      'data=iris&net=4-3.softmax&opt=sgd:0.1:exponential_decay=1000,0.9&cb=ReduceLROnPlateau:loss,TerminateOnNaN',
      ['plateauWithSchedule @ fit → cb=TerminateOnNaN'],
    ],
  ])('%s', (link, expected) => {
    expect(allTold(link)).toEqual(expected);
  });
});

it('Keras would stop with an error, and so nothing is trained: a plateau and a schedule', () => {
  expect(canTrain(experiment(faultyLinks.plateauWithSchedule[0]))).toBe(false);
});

it('a fading schedule says from which epoch on', () => {
  const e = experiment('data=iris&net=4-3.softmax&epochs=100&opt=sgd:0.1:exponential_decay=4,0.1,staircase');
  // 4 batches an epoch: a tenth after each, less than a thousandth from step 16 on, which is the 5th epoch
  expect(findProblems(e)).toMatchObject([{ code: 'scheduleFades', epoch: 5, epochs: 100 }]);
});
