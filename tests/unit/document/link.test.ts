import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Experiment } from '../../../src/document/experiment.ts';
import { decodeLink, encodeLink, type LinkError } from '../../../src/document/link.ts';
import { openingExperiment } from '../../../src/document/opening.ts';
import { optimizerNames } from '../../../src/keras/optimizers.ts';
import { processorTime, slowness } from '../processorTime.ts';
import { arbitraryExperiment } from './arbitrary.ts';

// Links that were released, with their experiments. They open for ever: entries are added here, never edited.
const golden = JSON.parse(readFileSync(new URL('goldenLinks.json', import.meta.url), 'utf8')) as readonly {
  readonly link: string;
  readonly experiment: Experiment;
}[];

const opened = (link: string): Experiment => {
  const decoded = decodeLink(link);
  if (!decoded.ok) throw new Error(`${link}: ${JSON.stringify(decoded.error)}`);
  return decoded.experiment;
};

/** Fields added to experiments after those links were released, with the values that keep the meaning of the links. */
const additions = {
  data: { type: 'generated' },
  experiment: { lossOptions: { fromLogits: false, labelSmoothing: 0, delta: 1 }, shuffle: true, callbacks: [] },
  optimizer: { schedule: null, weightDecay: 0, clip: null },
  adam: { amsgrad: false },
  dense: {
    biasInitializer: 'zeros',
    kernelRegularizer: { l1: 0, l2: 0 },
    biasRegularizer: { l1: 0, l2: 0 },
    trainable: true,
  },
};

const withAdditions = (old: Experiment): object => ({
  ...additions.experiment,
  ...(old as object),
  data: { ...additions.data, ...(old.data as object) },
  optimizer: {
    ...additions.optimizer,
    ...(old.optimizer.name === 'adam' ? additions.adam : {}),
    ...(old.optimizer as object),
  },
  layers: old.layers.map((layer) => (layer.type === 'dense' ? { ...additions.dense, ...(layer as object) } : layer)),
});

const refused = (link: string): LinkError => {
  const decoded = decodeLink(link);
  if (decoded.ok) throw new Error(`${link} opens`);
  return decoded.error;
};

const base = 'v=1&data=iris&net=4-3.softmax';

describe('a link', () => {
  it('has golden ones to be held against', () => {
    expect(golden.length).toBeGreaterThanOrEqual(10);
  });

  it('gives back the very experiment it was made of, and the same bytes again: 10,000 of them', () => {
    fc.assert(
      fc.property(arbitraryExperiment, (e) => {
        const link = encodeLink(e);
        const again = opened(link);
        expect(again).toEqual(e);
        expect(encodeLink(again)).toBe(link);
        expect(link).toMatch(/^[A-Za-z0-9\-.:,=&_]+$/);
      }),
      { numRuns: 10_000 },
    );
  });

  it.each([
    'colours samples=300&noise=0&features=0,1,2&std=0&dseed=1',
    'iris samples=150&noise=0&features=0,1,2,3&std=1&dseed=1',
    'xor samples=4&noise=0&features=0,1&std=0&dseed=1',
    'and samples=4&noise=0&features=0,1&std=0&dseed=1',
    'circle samples=300&noise=0&features=0,1&std=1&dseed=1',
    'gauss samples=300&noise=0.2&features=0,1&std=1&dseed=1',
    'spiral samples=300&noise=0&features=0,1&std=1&dseed=1',
    'moons samples=300&noise=0.15&features=0,1&std=1&dseed=1',
    'sine samples=200&noise=0.1&features=0&std=0&dseed=1',
  ])('leaves out these settings of a data set, for ever: %s', (text) => {
    const [name, usual] = text.split(' ');
    expect(opened(`v=1&data=${name}&net=2-1`)).toEqual(opened(`v=1&data=${name}&${usual}&net=2-1`));
  });

  it.each(golden.map(({ link, experiment }) => [link, experiment] as const))('of old opens for ever: %s', (link, e) => {
    expect(opened(link)).toEqual(withAdditions(e));
  });

  it('of the opening experiment has at most 120 characters, address included', () => {
    const link = `https://example.org/mlp-visualizer/#${encodeLink(openingExperiment)}`;
    expect(link).toMatch(/#v=1&data=colours&net=3-4-sigmoid-3-softmax(&|$)/);
    expect(link.length).toBeLessThanOrEqual(120);
  });

  it('is written as people would write it', () => {
    const e = opened(
      'v=1&data=iris&net=4-16.relu-3.softmax&loss=categorical_crossentropy&opt=sgd:0.01&batch=32&seed=7',
    );
    const { experiment, optimizer, dense } = additions;
    expect(e).toEqual({
      data: {
        type: 'generated',
        name: 'iris',
        samples: 150,
        noise: 0,
        features: [0, 1, 2, 3],
        standardize: true,
        seed: 1,
      },
      inputs: 4,
      layers: [
        { type: 'dense', units: 16, activation: 'relu', useBias: true, kernelInitializer: 'glorot_uniform', ...dense },
        {
          type: 'dense',
          units: 3,
          activation: 'softmax',
          useBias: true,
          kernelInitializer: 'glorot_uniform',
          ...dense,
        },
      ],
      loss: 'categorical_crossentropy',
      optimizer: { name: 'sgd', learningRate: 0.01, momentum: 0, nesterov: false, ...optimizer },
      metrics: ['accuracy'],
      batchSize: 32,
      epochs: 1000,
      validationSplit: 0.2,
      seed: 7,
      ...experiment,
    });
    expect(encodeLink(e)).toBe('v=1&data=iris&net=4-16.relu-3.softmax&seed=7');
  });

  it('writes an optimizer only as far as it is not the usual one', () => {
    const written = (opt: string) => new URLSearchParams(encodeLink(opened(`${base}&opt=${opt}`))).get('opt');
    expect(written('sgd')).toBeNull();
    expect(written('sgd:0.1')).toBe('sgd:0.1');
    expect(written('sgd:0.1:0.9')).toBe('sgd:0.1:0.9');
    expect(written('sgd:0.1:0:nesterov')).toBe('sgd:0.1:0:nesterov');
    expect(written('adam')).toBe('adam:0.001');
    expect(written('adam:0.01:0.9:0.99')).toBe('adam:0.01:0.9:0.99');
    expect(written('adam:0.01:0.9:0.999:1e-8')).toBe('adam:0.01:0.9:0.999:1e-8');
  });

  it('opens as a hash, as an address, with &amp;, percent-encoded, and broken into lines', () => {
    const e = opened(base);
    const encoded = encodeURIComponent(base);
    for (const link of [
      `#${base}`,
      ` https://example.org/mlp/?x=%E9#${base}\n`,
      base.replaceAll('&', '&amp;'),
      base.replaceAll('&', '&amp;amp;'),
      encoded,
      `https://example.org/#${encoded}`,
      `https://example.org/%23${encoded}`,
      base.replace('net', '\r\n net'),
      `${base}&`,
    ]) {
      expect(opened(link)).toEqual(e);
    }
  });

  it('knows no negative zero', () => {
    expect(Object.is(opened(`${base}&split=-0`).validationSplit, 0)).toBe(true);
  });

  it('carries a language, and passes over one that is not spoken here', () => {
    const link = encodeLink(opened(base), { language: 'ja' });
    expect(link).toBe(`${base}&lang=ja`);
    expect(decodeLink(link)).toMatchObject({ ok: true, language: 'ja', notices: [] });
    expect(decodeLink(base)).toMatchObject({ ok: true, language: null, notices: [] });
    expect(decodeLink(`${base}&lang=fr`)).toMatchObject({
      ok: true,
      language: null,
      notices: [{ code: 'unknownLanguage', value: 'fr' }],
    });
  });

  it('opens with keys that are not known, and names them', () => {
    expect(decodeLink(`${base}&__proto__=1&constructor=2&utm_source=x`)).toMatchObject({
      ok: true,
      notices: [{ code: 'unknownKeys', keys: ['__proto__', 'constructor', 'utm_source'], more: 0 }],
    });
    const many = Array.from({ length: 3000 }, (_, i) => `k${i}`).join('&');
    expect(decodeLink(`${base}&${many}`)).toMatchObject({ ok: true, notices: [{ more: 2995 }] });
  });

  it('opens although the experiment has problems: they are shown, not refused', () => {
    expect(opened('v=1&data=colours&net=3-4').layers).toHaveLength(1);
    expect(opened('v=1&data=colours&net=7').layers).toEqual([]);
    expect(opened(`v=1&data=iris&net=4${'-1024'.repeat(40)}`).layers).toHaveLength(40);
    expect(opened('v=1&data=sine&net=1-3.softmax').loss).toBe('categorical_crossentropy');
  });
});

describe('a link that cannot be opened says why', () => {
  it.each<[string, LinkError]>([
    ['', { code: 'empty' }],
    ['#', { code: 'empty' }],
    ['https://example.org/mlp/', { code: 'empty' }],
    ['#section-2', { code: 'notALink' }],
    ['[object Object]', { code: 'notALink' }],
    ['%E0%A4%A', { code: 'badEncoding' }],
    [`${base}&v=2`, { code: 'duplicateKey', key: 'v' }],
    [`${base}&seed=1&seed=2`, { code: 'duplicateKey', key: 'seed' }],
    ['v=2&net=quantum', { code: 'newerVersion', version: '2' }],
    ['v=one', { code: 'badValue', key: 'v', value: 'one', example: '1' }],
    ['data=iris&net=4-3', { code: 'missingKey', key: 'v' }],
    ['v=1&net=4-3', { code: 'missingKey', key: 'data' }],
    ['v=1&data=iris', { code: 'missingKey', key: 'net' }],
    [`${base}&batch=0`, { code: 'outOfRange', key: 'batch', value: '0', min: 1, max: 5000 }],
    [`${base}&batch=-3`, { code: 'outOfRange', key: 'batch', value: '-3', min: 1, max: 5000 }],
    [`${base}&batch=2.5`, { code: 'badNumber', key: 'batch', value: '2.5', integer: true }],
    [`${base}&batch=0x10`, { code: 'badNumber', key: 'batch', value: '0x10', integer: true }],
    [`${base}&batch=`, { code: 'badNumber', key: 'batch', value: '', integer: true }],
    [`${base}&seed=4294967296`, { code: 'outOfRange', key: 'seed', value: '4294967296', min: 0, max: 4294967295 }],
    [`${base}&split=0.95`, { code: 'outOfRange', key: 'split', value: '0.95', min: 0, max: 0.9 }],
    [`${base}&split=NaN`, { code: 'badNumber', key: 'split', value: 'NaN', integer: false }],
    [`${base}&opt=sgd:1e308`, { code: 'outOfRange', key: 'opt', value: '1e308', min: 0, max: 1000 }],
    [`${base}&opt=sgd:1e999`, { code: 'outOfRange', key: 'opt', value: '1e999', min: 0, max: 1000 }],
    [`${base}&opt=sgd:1x`, { code: 'badNumber', key: 'opt', value: '1x', integer: false }],
    [
      `${base}&opt=sgd:0.1:0.9:0.8`,
      { code: 'badValue', key: 'opt', value: 'sgd:0.1:0.9:0.8', example: 'sgd:0.01:0.9:nesterov' },
    ],
    [`${base}&opt=toString`, { code: 'unknownName', key: 'opt', value: 'toString', choices: [...optimizerNames] }],
    [`${base}&samples=9`, { code: 'outOfRange', key: 'samples', value: '9', min: 150, max: 150 }],
    [`${base}&features=0,4`, { code: 'outOfRange', key: 'features', value: '4', min: 0, max: 3 }],
    [`${base}&features=1,1`, { code: 'badValue', key: 'features', value: '1,1', example: '0,1' }],
    [
      `${base}&metrics=accuracy,accuracy`,
      { code: 'badValue', key: 'metrics', value: 'accuracy,accuracy', example: 'accuracy,auc' },
    ],
    [`${base}&std=yes`, { code: 'unknownName', key: 'std', value: 'yes', choices: ['0', '1', 'minmax'] }],
    ['v=1&data=iris&net=4--3', { code: 'badLayer', index: 0, value: '' }],
    ['v=1&data=iris&net=4-3.relu.relu', { code: 'badLayer', index: 0, value: '3.relu.relu' }],
    ['v=1&data=iris&net=4-3-3:nobias:nobias', { code: 'badLayer', index: 1, value: '3:nobias:nobias' }],
    ['v=1&data=iris&net=4-3:zeros:ones', { code: 'badLayer', index: 0, value: '3:zeros:ones' }],
    ['v=1&data=iris&net=4-0', { code: 'outOfRange', key: 'net', value: '0', min: 1, max: 1024 }],
    ['v=1&data=iris&net=4-2000', { code: 'outOfRange', key: 'net', value: '2000', min: 1, max: 1024 }],
    [`v=1&data=iris&net=4${'-1'.repeat(41)}`, { code: 'tooManyLayers', layers: 41, max: 40 }],
  ])('%s', (link, error) => {
    expect(refused(link)).toEqual(error);
  });

  it('without a choice that only the prototype has', () => {
    for (const name of ['__proto__', 'constructor', 'hasOwnProperty']) {
      expect(refused(`v=1&data=${name}&net=4-3`)).toMatchObject({ code: 'unknownName', value: name });
      expect(refused(`v=1&data=iris&net=4-${name}`)).toMatchObject({ code: 'unknownName', value: name });
      expect(refused(`v=1&data=iris&net=4-3:${name}`)).toMatchObject({ code: 'unknownName', value: name });
    }
  });

  it('with no more of its text than can be shown, and nothing invisible', () => {
    for (const [name, code] of [
      ['lions'.repeat(500), 'unknownName'],
      ['\u202e😀'.repeat(500), 'strangeCharacter'],
      ['\ue000'.repeat(500), 'strangeCharacter'],
    ] as const) {
      const error = refused(`v=1&data=${name}&net=4-3`);
      expect(error).toMatchObject({ code });
      const ofLink = { ...error, choices: [] }; // those are the page's words
      expect(JSON.stringify(ofLink).length).toBeLessThan(200);
      expect('value' in error && error.value).not.toMatch(/\p{C}/u);
    }
  });

  it('at once, were it 10⁵ layers or a million characters', () => {
    const limit = 100 * slowness; // ms
    let least = Infinity; // of several
    for (let go = 0; go < 5 && least >= limit; go++) {
      const { milliseconds } = processorTime(() => {
        expect(refused(`v=1&data=iris&net=4${'-1'.repeat(100_000)}`)).toMatchObject({ code: 'tooLong' });
        const many = refused(`v=1&data=iris&net=4${'-1'.repeat(9900)}`);
        expect(many).toMatchObject({ code: 'tooManyLayers', layers: 9900 });
        expect(refused('&amp;'.repeat(1_000_000))).toMatchObject({ code: 'tooLong' });
      });
      least = Math.min(least, milliseconds);
    }
    expect(least).toBeLessThan(limit);
  });
});
