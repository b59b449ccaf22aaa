import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLink, encodeLink, readLesson } from '../../../src/document/link.ts';
import { seal } from '../../../src/document/link/check.ts';
import { hideable, readPlayground } from '../../../src/document/link/playgroundLink.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import { isOfPlayground } from '../../../src/document/ofPlayground.ts';
import { findProblems } from '../../../src/document/problems/findProblems.ts';
import { parseLesson } from '../../../src/lesson/parseLesson.ts';
import { exerciseFile } from '../../../src/lesson/playgroundLesson.ts';
import { prepare } from '../../../src/training/prepare.ts';
// Made by TensorFlow Playground's own code (commit 02469bd) in Node, with seedrandom 2.4.4.
import cases from '../training/playground.json' with { type: 'json' };

type Case = (typeof cases)[number];

const address = 'https://playground.tensorflow.org/#';

/** A link as Playground writes it: all of its keys. */
function linkOf(c: Case): string {
  const isNumber = c.dataset.startsWith('reg-');
  const features = ['x', 'y', 'xTimesY', 'xSquared', 'ySquared', 'cosX', 'sinX', 'cosY', 'sinY'];
  return [
    `${address}activation=${c.activation}`,
    ...(c.reg === 'none' ? [] : [`regularization=${c.reg}`]),
    `batchSize=${c.batch}`,
    `dataset=${isNumber ? 'circle' : c.dataset}`,
    `regDataset=${isNumber ? c.dataset : 'reg-plane'}`,
    `learningRate=${c.lr}`,
    `regularizationRate=${c.rate}`,
    `noise=${c.noise}`,
    `networkShape=${c.shape.join()}`,
    `seed=${c.seed}`,
    'showTestData=false&discretize=false',
    `percTrainData=${c.perc}`,
    ...features.map((name) => `${name}=${c.features.includes(name)}`),
    `collectStats=false&problem=${isNumber ? 'regression' : 'classification'}`,
    `initZero=${c.initZero}&hideText=false`,
  ].join('&');
}

function opened(link: string): Experiment {
  const decoded = decodeLink(link);
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.error));
  return decoded.experiment;
}

const hash = (rest: string): Experiment => opened(`#${rest}`);
const errorOf = (link: string) => {
  const decoded = decodeLink(link);
  return decoded.ok ? null : decoded.error;
};

describe('a link of TensorFlow Playground', () => {
  it.each(cases)('$name: trains to what Playground shows, from link to run', (c) => {
    const e = { ...opened(linkOf(c)), seed: 1 + c.again };
    expect(isOfPlayground(e)).toBe(true);
    expect(findProblems(e).filter(({ severity }) => severity === 'error')).toEqual([]);
    // The link of this page means the same.
    const { run } = prepare(opened(seal(encodeLink(e))));
    for (const [epoch, ...losses] of c.losses) {
      while (run.epoch < epoch || epoch === 0) if (run.advance(1e9, Infinity) === 'epoch' && run.epoch === epoch) break;
      losses.forEach((loss, i) => expect(Math.abs(run.row[i] - loss)).toBeLessThan(1e-7));
    }
  });

  it('opens with their defaults for what it does not say, or says wrongly', () => {
    const usual = opened(address);
    expect(usual.layers.map((layer) => layer.type === 'dense' && [layer.units, layer.activation])).toEqual([
      [4, 'tanh'],
      [2, 'tanh'],
      [1, 'tanh'],
    ]);
    expect(usual).toMatchObject({ batchSize: 10, validationSplit: 0.5, inputs: 2 });
    for (const rest of [
      'activation=softmax',
      'activation=',
      'activation=toString',
      'dataset=moons',
      'problem=',
      'batchSize=',
      'learningRate= ',
      'regularization=L3',
      'xTimesY=',
      'percTrainData=&utm_source=mail&tutorial=dp',
      'batchSize=5&batchSize=10',
      'noise=-5&problem=classification',
      'collectStats=true&dataset=circle&cosX=true&discretize=true&hideText=true',
    ]) {
      expect(hash(rest), rest).toEqual(usual);
    }
  });

  it('reads what is odd as Playground does', () => {
    expect(hash('networkShape=').layers).toHaveLength(1);
    expect(hash('networkShape=8').layers).toHaveLength(2);
    expect(hash('activation=relu&noise=81').data.noise).toBe(0.5);
    expect(hash('activation=relu&noise=80').data.noise).toBe(0.8);
    expect(hash('sinX=yes&x=false').data.features).toEqual([1, 'sin.0']);
    expect(hash('learningRate=0x1').optimizer.learningRate).toBe(1);
    expect(hash('dataset=spiral&problem=regression').data).toMatchObject({ hash: 'reg-plane:0.59704' });
    expect(hash('dataset=xor&seed=a b&c').data).toMatchObject({ hash: 'xor:a' });
    expect(hash('dataset=xor&seed=ß_').data).toMatchObject({ hash: 'xor:_00df_005f' });
  });

  it('a feature that is hidden is no input, though it is true', () => {
    expect(hash('xTimesY=true&x_hide=true&y=true').data.features).toEqual([1, 'product.0.1']);
    expect(hash('xTimesY=true&x_hide=1').data.features).toEqual([0, 1, 'product.0.1']);
    expect(errorOf('#xSquared_hide=true&x=false&y_hide=true&dataset=xor')).toMatchObject({ key: 'x' });
  });

  it('says how data and answers are shown, as in Playground: without test data and in all colours, unless it says so', () => {
    const view = (query: string) => decodeLink(`#dataset=xor&${query}`);
    expect(view('hideText=true')).toMatchObject({ view: { showsValidation: false, isDiscrete: false } });
    expect(view('regularization=L2&regularizationRate=0')).toMatchObject({ view: { penalty: { by: 'L2', rate: 0 } } });
    expect(view('activation=relu&networkShape=')).toMatchObject({ view: { activation: 'relu' } });
    expect(view('regularizationRate=0.01')).toMatchObject({ view: { penalty: { by: 'none', rate: 0.01 } } });
    expect(view('showTestData=true&discretize=1')).toMatchObject({ view: { showsValidation: true, isDiscrete: true } });
  });

  it('gives the names of hidden controls and the goals of a course', () => {
    const goals = 'goalTrainLossMinThresholdFirst=0.2&goalTrainTestDiffMaxThresholdSecond=1e-3&goalOther=1';
    const text = `#dataset=xor&noise_hide=true&batchSize_hide=false&discretize_hide=true&${goals}&playButton_hide=true`;
    const name =
      'playground:playButton,noise,discretize,goalTrainLossMinThresholdFirst:0.2,goalTrainTestDiffMaxThresholdSecond:0.001';
    expect(readLesson(text)).toMatchObject({ place: { name, step: 0 }, isAlone: false });
    const parsed = parseLesson(exerciseFile(name, 'v=1&data=xor&net=2-1.sigmoid'));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    expect(parsed.lesson.steps).toMatchObject([
      {
        hide: ['train', 'noise', 'discretize'],
        goals: [
          { key: 'loss', comparison: '<=', value: 0.2 },
          { name: 'loss_gap', comparison: '>=', value: 0.001 },
        ],
      },
    ]);
    expect(readLesson('#dataset=xor&other_hide=true&noise_hide=1&goalTrainLossMinThresholdFirst=')).toBeNull();
  });

  it('no name of an exercise is anything but a lesson', () => {
    const items = fc.array(fc.oneof(fc.string(), fc.constantFrom(...hideable, 'goalTestLossMaxThresholdThird:5')));
    fc.assert(
      fc.property(items, (some) => {
        expect(parseLesson(exerciseFile(`playground:${some.join(',')}`, 'v=1&data=xor&net=2-1.sigmoid')).ok).toBe(true);
      }),
    );
  });

  it('opens however HTML and browsers have mangled it', () => {
    const plain =
      'activation=relu&regularization=L1&regularizationRate=0.003&networkShape=3,2&regDataset=reg-gauss&problem=regression';
    const expected = hash(plain);
    for (const text of [
      plain.replaceAll('&reg', '®'),
      plain.replaceAll('&reg', '%C2%AE'),
      plain.replaceAll('&reg', '&amp;reg'),
      plain.replaceAll('&', '&amp;'),
      plain.replace(',', '%2C'),
      `${plain}#`.slice(0, -1),
      `http://playground.tensorflow.org/#${plain}`,
      `See http://playground.tensorflow.org/#${plain} for this`,
      `https://mlp.example/#${plain}`,
      ` ${plain}\n`,
    ]) {
      expect(opened(text), text).toEqual(expected);
    }
  });

  it.each([
    ['networkShape=4,x', { code: 'badNumber', key: 'networkShape' }],
    ['networkShape=0', { code: 'outOfRange', key: 'networkShape' }],
    [`networkShape=${Array(60).fill(1).join()}`, { code: 'tooManyLayers' }],
    ['batchSize=0', { code: 'outOfRange' }],
    ['batchSize=2.5', { code: 'badNumber' }],
    ['percTrainData=5', { code: 'outOfRange' }],
    [`dataset=xor&seed=${'7'.repeat(200)}`, { code: 'badValue', key: 'seed' }],
  ])('refuses what this page cannot have: %s', (text, error) => {
    expect(errorOf(`#${text}`)).toMatchObject(error);
  });

  it('any values at all are an experiment of Playground that goes round by its link, or a sentence', () => {
    const value = fc.oneof(fc.string(), fc.double().map(String), fc.integer({ min: -5, max: 100 }).map(String));
    const keys = 'activation regularization regularizationRate learningRate batchSize problem dataset regDataset noise';
    const names = `${keys} percTrainData networkShape seed x y xSquared sinX initZero x_hide`.split(' ');
    const choices = fc.constantFrom('relu', 'L2', 'regression', 'spiral', 'reg-gauss', 'true', '3,2', '');
    const pairs = fc.dictionary(fc.constantFrom(...names), fc.oneof(value, choices));
    fc.assert(
      fc.property(pairs, (given) => {
        const text = Object.entries(given).map((pair) => pair.join('='));
        const decoded = decodeLink(address + text.join('&'));
        if (!decoded.ok) return;
        expect(isOfPlayground(decoded.experiment)).toBe(true);
        expect(opened(seal(encodeLink(decoded.experiment)))).toEqual(decoded.experiment);
      }),
      { numRuns: 200 },
    );
  });

  it('links of this page and other texts stay what they were', () => {
    expect(readPlayground('#v=1&data=xor&net=2-1.sigmoid&noise=0.1&seed=3')).toBeNull();
    expect(errorOf('#seed=3')).toMatchObject({ code: 'notALink' });
    expect(errorOf('#v=1&data=playground:circles:1&net=2-1')).toMatchObject({ code: 'unknownTable' });
    expect(errorOf('#v=1&data=xor&net=2-1&rules=other')).toMatchObject({ code: 'unknownName', key: 'rules' });
  });
});
