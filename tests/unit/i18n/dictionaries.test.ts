import { describe, expect, it } from 'vitest';
import { mostClasses } from '../../../src/data/drawnPoints.ts';
import { datasets } from '../../../src/data/datasets.ts';
import { metricNames } from '../../../src/engine/specs/metricSpecs.ts';
import { en } from '../../../src/i18n/en.ts';
import { messages as messagesEn } from '../../../src/i18n/en/messages.ts';
import { numbers as numbersEn } from '../../../src/i18n/en/numbers.ts';
import { options as optionsEn, type OptionsText } from '../../../src/i18n/en/options.ts';
import { draw as drawEn } from '../../../src/i18n/en/ownData.ts';
import { says as saysEn, type SaysText } from '../../../src/i18n/en/says.ts';
import { ja } from '../../../src/i18n/ja.ts';
import { messages as messagesJa } from '../../../src/i18n/ja/messages.ts';
import { numbers as numbersJa } from '../../../src/i18n/ja/numbers.ts';
import { options as optionsJa } from '../../../src/i18n/ja/options.ts';
import { draw as drawJa } from '../../../src/i18n/ja/ownData.ts';
import { says as saysJa } from '../../../src/i18n/ja/says.ts';
import type { MessageText } from '../../../src/ui/text/messageText.ts';

/** Keras's words, names and symbols: the same in every language. */
const shared: ReadonlySet<string> = new Set([
  'data.titles.or',
  'data.titles.xor',
  'data.titles.and',
  'data.titles.mnist',
  'data.targets.sin',
  'outcome.tuned',
  ...['binary_accuracy', 'categorical_accuracy', 'sparse_categorical_accuracy', 'auc'].map(
    (key) => `outcome.titles.${key}`,
  ),
  ...['auc', 'mean_absolute_error', 'mean_squared_error', 'r2_score'].map((key) => `ui.shortMetrics.${key}`),
  'outcome.views.roc',
  'says.auc',
  'ui.title',
  'ui.compile',
  'ui.fit',
  'ui.loss',
  'ui.optimizer',
  'ui.learningRate',
  'ui.batchSize',
  'ui.epochs',
  'ui.validationSplit',
  'ui.seed',
  'ui.metrics',
  'ui.callbacks',
  'ui.input',
]);

/** Punctuation that differs between the languages. */
const marks: ReadonlySet<string> = new Set([
  'outcome.answer',
  'outcome.separator',
  'says.separator',
  'says.none',
  'network.named',
]);

/** Stands for any subject of a sentence: a number, a name, a list of names. */
const anything = Object.assign(['7'], { min: 0, max: 1, value: 0, cause: { type: 'growth' } });

/**
 * All strings under their paths, `messages.dismiss`; a sentence with parameters is made with `anything`.
 * Sections whose sentences are chosen by a code are tested in sentences.test.ts.
 */
function textsOf(
  { data, network, outcome, ui }: typeof en,
  messages: MessageText['messages'],
  options: OptionsText,
  says: SaysText,
): Map<string, string> {
  const texts = new Map<string, string>();
  const visit = (value: unknown, path: string): void => {
    if (typeof value === 'string') texts.set(path, value);
    else if (typeof value === 'function') {
      const sentence = value as (...args: unknown[]) => string; // the other leaves of a dictionary
      texts.set(path, sentence(...Array<unknown>(6).fill(anything)));
    } else for (const [key, inner] of Object.entries(value as object)) visit(inner, `${path}.${key}`);
  };
  for (const [name, section] of Object.entries({ data, messages, network, options, outcome, says, ui }))
    visit(section, name);
  return texts;
}

const english = textsOf(en, messagesEn, optionsEn, saysEn);
const japanese = textsOf(ja, messagesJa, optionsJa, saysJa);
const kana = /[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]/; // hiragana, katakana, kanji
const wordy = [...english.keys()].filter((path) => !shared.has(path) && !marks.has(path));

describe('the two dictionaries', () => {
  it('have the same keys', () => {
    expect([...japanese.keys()].toSorted()).toEqual([...english.keys()].toSorted());
    expect(english.size).toBeGreaterThan(150); // all dictionaries were visited
  });

  it('have no empty string, and none with space around it', () => {
    for (const [path, text] of [...english, ...japanese]) {
      if (marks.has(path)) expect(text, path).not.toBe('');
      else expect(text, path).toMatch(/^\S(.*\S)?$/u);
    }
  });

  it('put in everything that a sentence is about', () => {
    const count = (text: string | undefined): number => text?.split(anything[0]).length ?? 0;
    for (const path of wordy) expect(count(japanese.get(path)), path).toBe(count(english.get(path)));
  });
});

/** Letters, digits and Latin names stand for themselves. */
const isName = (key: string): boolean => /^(?:[a-z\d]|setosa|versicolor|virginica)$/.test(key);

describe.each([
  ['English', en, numbersEn],
  ['Japanese', ja, numbersJa],
])('%s', (_, { data }, { keys }) => {
  it('names every data set with its columns, classes and target', () => {
    for (const [name, { columns, classes, targets, generate }] of Object.entries(datasets)) {
      expect(Object.keys(data.titles)).toContain(name);
      if (generate === null) continue; // named as in their file
      for (const { key } of columns) if (!isName(key)) expect(Object.keys(data.features), name).toContain(key);
      for (const key of classes) if (!isName(key)) expect(Object.keys(data.classes), name).toContain(key);
      for (const { key } of targets) if (!isName(key)) expect(Object.keys(data.targets), name).toContain(key);
    }
  });

  it('names every curve', () => {
    for (const key of ['loss', ...metricNames]) {
      expect(Object.keys(keys)).toEqual(expect.arrayContaining([key, `val_${key}`]));
    }
  });
});

describe('Japanese', () => {
  it('is not left in Latin letters but for Keras’s words, names and symbols', () => {
    for (const path of wordy) expect(japanese.get(path), path).toMatch(kana);
  });

  it('leaves those as they are', () => {
    for (const path of shared) expect(japanese.get(path), path).toBe(english.get(path));
  });
});

describe('English', () => {
  it('has no Japanese in it', () => {
    for (const [path, text] of english) expect(text, path).not.toMatch(kana);
  });
});

it.each([
  ['en', en.data, drawEn],
  ['ja', ja.data, drawJa],
] as const)('colours of ten classes have names of their own, and those of two are the sets’: %s', (_, data, draw) => {
  const colours = draw.colours.split(' ');
  expect(new Set(colours).size).toBe(mostClasses);
  expect(colours.slice(0, 2)).toEqual([data.classes['negative'], data.classes['positive']]);
});
