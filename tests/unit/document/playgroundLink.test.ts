import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLink, encodeLink, readLesson } from '../../../src/document/link.ts';
import { seal } from '../../../src/document/link/check.ts';
import { hideable, readPlayground } from '../../../src/document/link/playgroundLink.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import { isOfPlayground } from '../../../src/document/ofPlayground.ts';
import { findProblems } from '../../../src/document/problems/findProblems.ts';
import * as en from '../../../src/i18n/en/problems.ts';
import * as ja from '../../../src/i18n/ja/problems.ts';
import { problemSentence } from '../../../src/i18n/sentences.ts';
import { parseLesson } from '../../../src/lesson/parseLesson.ts';
import { exerciseFile } from '../../../src/lesson/playgroundLesson.ts';
import { prepare } from '../../../src/training/prepare.ts';
// Made by TensorFlow Playground's own code (commit 02469bd) in Node, with seedrandom 2.4.4.
import cases from '../training/playground.json' with { type: 'json' };

type Case = (typeof cases)[number];

const address = 'https://playground.tensorflow.org/#';

/** The item of an exercise's name that tells what it begins with: the checksum of its own link. */
function startOf(text: string): string {
  const decoded = decodeLink(text);
  if (!decoded.ok) throw new Error(text);
  return `start:${/check=(\w+)/.exec(seal(encodeLink(decoded.experiment)))?.[1]}`;
}

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

/** In full-width signs. */
const wide = (text: string): string =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

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
    // It updates where the number of the example is a multiple of the batch size.
    expect(hash('activation=relu&batchSize=2.5').batchSize).toBe(5);
    expect(hash('activation=relu&batchSize=0.5').batchSize).toBe(1);
    expect(hash('activation=relu&batchSize=-3').batchSize).toBe(3);
  });

  it.each(['%E3%82%B7', '%E3%82%B71', '%20a', '%22a', 'x%C3%9F'])(
    'takes a seed as it stands in the address: %s',
    (seed) => {
      for (const link of [`#dataset=xor&seed=${seed}`, `${address}dataset=xor&seed=${seed}&noise=20&hideText=true`]) {
        const name = seed.replaceAll('%', '_0025');
        expect(decodeLink(link)).toMatchObject({
          ok: true,
          notices: [],
          experiment: { data: { hash: `xor:${name}` } },
        });
      }
    },
  );

  it('a feature that is hidden is no input, though it is true', () => {
    expect(hash('xTimesY=true&x_hide=true&y=true').data.features).toEqual([1, 'product.0.1']);
    expect(hash('xTimesY=true&x_hide=1').data.features).toEqual([0, 1, 'product.0.1']);
    expect(errorOf('#xSquared_hide=true&x=false&y_hide=true&dataset=xor')).toEqual({ code: 'noInputs' });
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
      'playground:playButton,noise,discretize,goalTrainLossMinThresholdFirst:0.2,goalTrainTestDiffMaxThresholdSecond:0.001,' +
      startOf(text);
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

  it.each([
    ['showTestData=true', 'playground:noise,showTestData:true', ['validation_points']],
    ['discretize=true', 'playground:noise,discretize:true', ['discretize']],
    [
      'showTestData=1&discretize=yes',
      'playground:noise,showTestData:true,discretize:true',
      ['validation_points', 'discretize'],
    ],
    ['showTestData=false', 'playground:noise', []],
  ] as const)('an exercise says what the plot shows, too: %s', (keys, name, show) => {
    const text = `#dataset=xor&noise_hide=true&${keys}`;
    expect(readLesson(text)?.place.name).toBe(`${name},${startOf(text)}`);
    const parsed = parseLesson(exerciseFile(name, 'v=1&data=xor&net=2-1.sigmoid'));
    expect(parsed.ok && parsed.lesson.steps[0]).toMatchObject({ hide: ['noise'], show });
    // Alone it is no exercise: nothing is hidden, and there is no goal.
    expect(readLesson(`#dataset=xor&${keys}`)).toBeNull();
  });

  it('says of a batch that is never full that nothing is learned; in Keras it is an epoch', () => {
    const saysOf = (text: string): string[] => {
      const decoded = decodeLink(text);
      if (!decoded.ok) throw new Error(text);
      const found = findProblems(decoded.experiment).filter(({ code }) => code === 'batchTooLarge');
      return found.flatMap((problem) => [en, ja].map((words) => problemSentence(words, problem)));
    };
    expect(saysOf('#dataset=gauss&seed=0.3&batchSize=300&networkShape=3')).toEqual([
      expect.stringContaining('only 250 training examples. The batch is never full: nothing is learned.'),
      expect.stringContaining('何も学習されません'),
    ]);
    expect(saysOf('v=1&data=iris&net=4-3.softmax&batch=500')[0]).toContain('Each epoch is one batch.');
  });

  it('tells exercises apart that hide the same of other experiments', () => {
    const nameOf = (keys: string): string | undefined => readLesson(`#${keys}&noise_hide=true`)?.place.name;
    expect(nameOf('dataset=xor')).not.toBe(nameOf('dataset=spiral'));
    expect(nameOf('dataset=xor')).not.toBe(nameOf('dataset=xor&learningRate=0.1'));
    expect(nameOf('dataset=xor')).toBe(nameOf('seed=0.59704&dataset=xor&hideText=true'));
  });

  it('hides the choice between classes and numbers, and no set of its own kind', () => {
    const hiddenOf = (keys: string): unknown => {
      const name = readLesson(`#dataset=xor&${keys}`)?.place.name ?? '';
      const parsed = parseLesson(exerciseFile(name, 'v=1&data=xor&net=2-1.sigmoid'));
      return parsed.ok && parsed.lesson.steps[0].hide;
    };
    expect(hiddenOf('problem_hide=true')).toEqual(['problem']);
    expect(hiddenOf('dataset_hide=true')).toEqual(['dataset']);
    expect(hiddenOf('dataset_hide=true&problem_hide=true')).toEqual(['dataset', 'problem']);
  });

  it('hides the input that is hidden, by its own name', () => {
    const text = '#dataset=xor&xSquared_hide=true&sinY_hide=true';
    const name = `playground:xSquared,sinY,${startOf(text)}`;
    expect(readLesson(text)).toMatchObject({ place: { name, step: 0 } });
    const parsed = parseLesson(exerciseFile(name, 'v=1&data=xor&net=2-1.sigmoid'));
    expect(parsed).toMatchObject({ lesson: { steps: [{ hide: ['input_x_squared', 'input_sin_y'] }] } });
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

  it('opens from another host, also where its whole address stands behind the `#` of this page', () => {
    const keys = 'activation=relu&dataset=gauss&seed=1';
    const expected = hash(keys);
    for (const page of [
      'https://cs.uni.edu/tf/playground/#',
      'https://deeperplayground.org/?v=2#',
      'mirror.example?',
    ]) {
      const text = page + keys;
      expect(opened(text), text).toEqual(expected);
      expect(opened(`#${text}`), text).toEqual(expected);
      expect(opened(`https://mlp.example/#${text.replace('#', '%23')}`), text).toEqual(expected);
    }
    expect(opened('#https://deeperplayground.org/#dataset=gauss&seed=1').data).toMatchObject({ hash: 'gauss:1' });
    expect(readPlayground(`#v=1&data=xor&net=2-1.sigmoid#${keys}`)).toBeNull();
  });

  it.each<[string, (link: string) => string]>([
    [
      'Outlook',
      (link) =>
        `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(link)}&data=05%7C02%7Canna%40school.example%7C0&sdata=Ab%2BgH%3D&reserved=0`,
    ],
    [
      'Teams',
      (link) =>
        `https://statics.teams.cdn.office.net/safelinks.html?url=${encodeURIComponent(link)}&locale=de-de&dest=${encodeURIComponent(`https://teams.example/?url=${encodeURIComponent(link)}`)}`,
    ],
    ['Google', (link) => `https://www.google.com/url?q=${encodeURIComponent(link)}&sa=D&usg=AOv`],
    ['Proofpoint', (link) => `https://urldefense.com/v3/__${link}__;Iw!!abc123!x$`],
    ['Proofpoint, with its sign for #', (link) => `https://urldefense.com/v3/__${link.replace('#', '*')}__;Iw!!abc!x$`],
    [
      'Proofpoint, of old',
      (link) =>
        `https://urldefense.proofpoint.com/v2/url?u=${encodeURIComponent(link)
          .replaceAll(/[-_]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
          .replaceAll('%2F', '_')
          .replaceAll('%', '-')}&d=DwMFaQ&c=abc`,
    ],
    ['Barracuda', (link) => `https://linkprotect.cudasvc.com/url?a=${encodeURIComponent(link)}&c=E,1,abc&typo=1`],
  ])('opens through the filter of a mail program: %s', (_, wrapped) => {
    for (const keys of [
      'activation=relu&dataset=gauss&seed=0.59704',
      'networkShape=3&dataset=xor&noise=20&initZero=true',
    ]) {
      for (const page of [address, 'https://deeperplayground.org/#']) {
        const text = wrapped(page + keys);
        expect(opened(text), text).toEqual(hash(keys));
        expect(opened(`Here: ${text} !`), text).toEqual(hash(keys));
      }
    }
  });

  it.each([
    ['"', '"', '"'],
    ['“', '”', '”'],
    ['(', ').', ').'],
    ['<', '>.', '>.'],
    ['‹', '›.', '›.'],
    ['「', '」を開く', '」を開く'],
    ['<a href="', '">Open</a>', '">Open</a>'],
    ['Open ', ' and press play.', 'and press play.'],
    ['', '.', '.'],
    ['Open ', ', then train: it learns', ', then train: it learns'],
    ['', 'を開いてください。', 'を開いてください。'],
    ['', '; it learns', '; it learns'],
  ])('leaves out what stands around it, and tells: %s…%s', (before, after, left) => {
    for (const keys of ['activation=relu&dataset=gauss', 'activation=relu&dataset=gauss&seed=0.3']) {
      for (const page of [address, 'https://deeperplayground.org/#']) {
        const text = before + page + keys + after;
        // As it is, and as a browser has it behind the `#` of this page
        for (const given of [text, `#${text}`, `#${encodeURI(text)}`.replaceAll('%23', '#')]) {
          const decoded = decodeLink(given);
          expect(decoded, given).toMatchObject({ ok: true, notices: [{ code: 'mended', mended: [], left }] });
          expect(opened(given), given).toEqual(hash(keys));
        }
      }
    }
    const exercise = `${before}${address}dataset=xor&noise_hide=true${after}`;
    expect(readLesson(exercise)).toMatchObject({
      place: { name: expect.stringMatching(/^playground:noise,start:\w{4}$/) as unknown },
      notices: [{ left }],
    });
  });

  it('says nothing of a link that stands alone, and tells of signs that are not seen', () => {
    expect(decodeLink(`${address}dataset=gauss&seed=0.3&hideText=false`)).toMatchObject({ notices: [] });
    for (const sign of ['\u200b', '%E2%80%8B']) {
      const text = `${address}dataset=gauss${sign}&seed=0.3${sign}`;
      expect(decodeLink(text)).toMatchObject({ notices: [{ mended: ['invisible'], left: '' }] });
      expect(opened(text)).toEqual(hash('dataset=gauss&seed=0.3'));
    }
  });

  const full =
    'activation=relu&regularization=L2&batchSize=25&dataset=gauss&learningRate=0.003&regularizationRate=0.1&noise=15&networkShape=3,2&seed=0.59704&showTestData=true&percTrainData=40&x=false&y=true&xTimesY=true&hideText=false';

  it.each([' ', '\n', '\r\n', '\n> ', '%20', '\u00a0', '\u3000', '"', ')', '<br>', '&nbsp;', '; '])(
    'opens no other experiment where %j was put into it',
    (sign) => {
      const expected = hash(full);
      const lost: string[] = [];
      for (let at = 1; at < full.length; at++) {
        const text = `${address}${full.slice(0, at)}${sign}${full.slice(at)}`;
        const decoded = decodeLink(text);
        if (!decoded.ok) {
          expect(['strangeCharacter', 'twoReadings', 'cutOff'], text).toContain(decoded.error.code);
          lost.push(text);
        } else expect(decoded.experiment, text).toEqual(expected);
      }
      if (/^\s+$/.test(sign)) expect(lost.length).toBeLessThan(5); // within a number
    },
  );

  it.each([
    ['dataset=gauss&batchSize=25 percTrainData=40', 'dataset=gauss&batchSize=25&percTrainData=40'],
    ['dataset=gauss &\n batchSize = 25', 'dataset=gauss&batchSize=25'],
    ['dataset=gau\nss', 'dataset=gauss'],
    ['dataset=gauss&networkShape=4, 2', 'dataset=gauss&networkShape=4,2'],
    ['dataset=gauss&x=fa\nlse', 'dataset=gauss&x=false'],
  ])('joins what a break has parted: %j', (text, keys) => {
    expect(opened(address + text)).toEqual(hash(keys));
    expect(decodeLink(address + text)).toMatchObject({ notices: [{ mended: ['breaks'], left: '' }] });
  });

  it('says what may have been a number in two parts', () => {
    expect(errorOf(`${address}dataset=gauss&seed=0.5 9704`)).toEqual({
      code: 'twoReadings',
      one: 'seed=0.5',
      other: 'seed=0.59704',
    });
  });

  it.each(
    Object.entries({
      'full-width signs': (link) => link.replaceAll('&', '＆').replaceAll('=', '＝').replace('#', '＃'),
      'full-width signs, encoded': (link) => encodeURI(link.replaceAll('&', '＆').replaceAll('=', '＝')),
      'full-width letters': (link) => link.replace(/(?<==)[a-z\d.,]+/gi, (value) => wide(value)),
      '&#38;': (link) => link.replaceAll('&', '&#38;'),
      '&#x26;': (link) => link.replaceAll('&', '&#x26;'),
      '&amp;amp;': (link) => link.replaceAll('&', '&amp;amp;'),
      '&amp;#38;': (link) => link.replaceAll('&', '&amp;#38;'),
      '&amp; without ;': (link) => link.replaceAll('&', '&amp'),
      ';': (link) => link.replaceAll('&', ';'),
      '\\u0026': (link) => link.replaceAll('&', String.raw`\u0026`),
      'Markdown’s backslashes': (link) => link.replaceAll(/[&=#]/g, String.raw`\$&`),
      'quoted-printable': (link) => link.replaceAll('=', '=3D').replace('data', 'da=\nta'),
      'the whole address encoded': (link) => encodeURIComponent(link),
      'the whole address encoded twice': (link) => encodeURIComponent(encodeURIComponent(link)),
      '%23': (link) => link.replace('#', '%23'),
      '%26': (link) => link.replaceAll('&', '%26'),
      '<>': (link) => `<${link}>`,
      quotes: (link) => `"${link}"`,
      Markdown: (link) => `[Open](${link})`,
      'Markdown of itself': (link) => `[${link}](${link})`,
      HTML: (link) => `<a href="${link}">${link}</a>`,
      'the same twice': (link) => `${link}\n${link}`,
      'another case of the host': (link) => link.replace('playground.tensorflow.org', 'Playground.TensorFlow.org'),
      'http://': (link) => link.replace('https', 'http'),
      'no protocol': (link) => link.replace('https://', ''),
      'a query': (link) => link.replace('/#', '/?utm_source=mail&x=1#'),
      'a query alone': (link) => link.replace('/#', '/?'),
      'no #': (link) => link.replace('/#', '/'),
      '#/': (link) => link.replace('/#', '/#/'),
      '#?': (link) => link.replace('/#', '/#?'),
      '##': (link) => link.replace('/#', '/##'),
      'no /': (link) => link.replace('/#', '#'),
      'a space before #': (link) => link.replace('/#', '/ #'),
      'a space behind #': (link) => link.replace('/#', '/# '),
      'zero-width signs': (link) => link.replaceAll('&', '\u200b&'),
      'soft hyphens': (link) => link.replaceAll('S', '\u00adS'),
      'a full stop': (link) => `${link}.`,
      'small letters': (link) => link.toLowerCase(),
      'our host': (link) => link.replace('playground.tensorflow.org', 'mlp.example'),
    } satisfies Record<string, (link: string) => string>),
  )('opens, or tells why not, with %s', (_, change) => {
    for (const text of [change(address + full), `#${change(address + full)}`]) {
      expect(opened(text), text).toEqual(hash(full));
    }
  });

  it('asks for one of two links', () => {
    for (const between of [' ', '\n', ' or ', '', '; ', '](']) {
      const text = `${address}dataset=gauss${between}${address}dataset=xor`;
      expect(errorOf(text), text).toEqual({ code: 'severalLinks' });
    }
    const own = 'https://mlp.example/#v=1&data=xor&net=2-1.sigmoid';
    expect(errorOf(`${address}dataset=gauss and ${own}`)).toEqual({ code: 'severalLinks' });
  });

  it.each([
    'seed=0.3',
    'noise=20',
    'showTestData=true',
    'discretize=true',
    'percTrainData=40',
    'noise_hide=true',
    'goalTrainLossMinThresholdFirst=0.2',
    'cosX=true',
    'x=false',
    'initZero=true&hideText=true',
    'tutorial=dp&seed=0.4',
  ])('is one with few keys, behind the address of this page: %s', (keys) => {
    for (const text of [`#${keys}`, `https://mlp.example/#${keys}`, `${address}${keys}`]) {
      expect(readPlayground(text), text).not.toBeNull();
      expect(opened(text), text).toEqual(opened(`${address}${keys}`));
    }
  });

  it.each([
    ['dataset=gauss&batchS', { code: 'cutOff', end: 'batchS' }],
    ['dataset=gauss&batchS…', { code: 'cutOff', end: 'batchS…' }],
    ['dataset=gauss&batchSize=1...', { code: 'cutOff' }],
    ['dataset=gauss&seed=0.', { code: 'cutOff', end: 'seed=0.' }],
    ['dataset=gauss&networkShape=4,', { code: 'cutOff' }],
    ['seed=0.3)&dataset=gauss', { code: 'strangeCharacter', value: ')' }],
    ['seed=a"b&percTrainData=10', { code: 'strangeCharacter', value: '"' }],
    ['seed=0.3"&x=false', { code: 'strangeCharacter', value: '"' }],
    ['seed=0.3>&dataset_hide=true', { code: 'strangeCharacter', value: '>' }],
  ])('refuses one of which a part is lost: %s', (keys, error) => {
    expect(errorOf(address + keys)).toMatchObject(error);
    expect(errorOf(`#${encodeURI(address + keys)}`)).toMatchObject(error);
  });

  it.each([
    ['networkShape=4,x', { code: 'badNumber', key: 'networkShape' }],
    ['networkShape=0', { code: 'outOfRange', key: 'networkShape' }],
    [`networkShape=${Array(60).fill(1).join()}`, { code: 'tooManyLayers' }],
    ['batchSize=0', { code: 'outOfRange' }],
    ['batchSize=0.1', { code: 'outOfRange' }],
    ['batchSize=6000', { code: 'outOfRange' }],
    ['batchSize=ten', { code: 'badNumber' }],
    ['networkShape=4,2,&dataset=xor', { code: 'badNumber', value: '' }],
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
    expect(errorOf('#seed=3')).toMatchObject({ code: 'notALink' }); // the end of a link of this page
    expect(errorOf('#noise=0.1&seed=3')).toMatchObject({ code: 'notALink' });
    expect(errorOf('#seed=0.3&epochs=5')).toMatchObject({ code: 'notALink' });
    expect(errorOf('#note=3')).toMatchObject({ code: 'notALink' });
    const own = 'v=1&data=xor&net=2-1.sigmoid&seed=3';
    for (const text of [`#${own}`, `https://mlp.example/#${own}`, '#lesson=one-neuron&seed=3', '#v=1&seed=3']) {
      expect(readPlayground(text), text).toBeNull();
    }
    expect(opened(`Unlike playground.tensorflow.org: https://mlp.example/#${own}`)).toEqual(opened(`#${own}`));
    expect(errorOf('#v=1&data=playground:circles:1&net=2-1')).toMatchObject({ code: 'unknownTable' });
    expect(errorOf('#v=1&data=xor&net=2-1&rules=other')).toMatchObject({ code: 'unknownName', key: 'rules' });
  });
});
