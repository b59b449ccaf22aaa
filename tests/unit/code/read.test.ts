import { describe, expect, it } from 'vitest';
import { readKeras, type Reading } from '../../../src/code/readKeras.ts';
import { encodeLink } from '../../../src/document/link.ts';
import { writeNet } from '../../../src/document/link/net.ts';
import { introductionExperiment } from '../../../src/document/opening.ts';
import { codeProblemSentence } from '../../../src/i18n/codeSentences.ts';
import { type Collected, further, refused, understood } from './programs.ts';

const read = (text: string): Reading => readKeras(text, introductionExperiment);

/** The problems as the files list them. Most programs also have a note on a missing import, which is tested below. */
function problemLines(text: string, { problems }: Reading): readonly string[] {
  return problems
    .filter(({ code }) => code !== 'notImported')
    .map(({ severity, code, from, to }) => `${severity} ${code} ${JSON.stringify(text.slice(from, to))}`);
}

const named = (programs: readonly Collected[]) => programs.map((program) => [program.name, program] as const);

describe('a program that people write is understood', () => {
  it('and there are many of them', () => {
    expect(understood.length + refused.length).toBeGreaterThanOrEqual(120);
    expect(understood.every(({ link }) => link !== null)).toBe(true);
  });

  it.each(named(understood))('%s', (_, { text, link, problems }) => {
    const reading = read(text);
    expect(problemLines(text, reading)).toEqual(problems);
    expect(reading.experiment && encodeLink(reading.experiment)).toBe(link);
  });

  it.each(named(understood))('%s, with the line ends of Windows', (_, { text, link }) => {
    const { experiment } = read(text.replaceAll('\n', '\r\n'));
    expect(experiment && encodeLink(experiment)).toBe(link);
  });
});

describe('what is not understood is told in its place', () => {
  it.each(named(refused))('%s', (_, { text, problems }) => {
    const reading = read(text);
    expect(problemLines(text, reading)).toEqual(problems);
    expect(reading.experiment).toBeNull();
  });
});

describe('a program whose lines do not simply run one after the other is read as far as possible', () => {
  it('and there are many of them', () => {
    expect(further.length).toBeGreaterThanOrEqual(150);
  });

  it.each(named(further))('%s', (_, { text, link, problems }) => {
    const reading = read(text);
    expect(problemLines(text, reading)).toEqual(problems);
    expect(reading.experiment && encodeLink(reading.experiment)).toBe(link);
  });
});

describe('a comment', () => {
  const comment = '  # §§§ Dense(4, "relu") = :';

  it.each(named([...understood, ...refused, ...further]))('is never where a problem stands: %s', (_, { text }) => {
    // After every line that a comment can follow.
    const commented = text.replaceAll(/(?<=[\w)\],:="'])$/gm, comment);
    for (const { code, from, to } of read(commented).problems) {
      for (let at = commented.indexOf('§§§'); at >= 0; at = commented.indexOf('§§§', at + 1)) {
        expect(from >= at && from < at + comment.length - 4, code).toBe(false);
      }
      expect(commented.slice(from, to).trimEnd().endsWith('§§§'), code).toBe(false);
    }
  });
});

describe('what the code does not say', () => {
  it('is taken from the page: data, compile and fit where there are only layers', () => {
    const { experiment } = read('model = Sequential([Input((3,)), Dense(4, activation="relu"), Dense(3)])');
    expect(experiment).toEqual({ ...introductionExperiment, layers: experiment?.layers });
    expect(experiment && writeNet(experiment)).toBe('3-4.relu-3');
  });

  it('in compile and fit themselves is Keras’s default', () => {
    const { experiment } = read('model = Sequential([Dense(1)])\nmodel.compile(loss="mse")\nmodel.fit(x, y)');
    expect(experiment).toMatchObject({
      optimizer: { name: 'rmsprop', learningRate: 0.001 },
      metrics: [],
      batchSize: 32,
      epochs: 1,
      validationSplit: 0,
      shuffle: true,
      callbacks: [],
    });
  });

  it('gives the very same object when nothing is new', () => {
    const text = 'model = Sequential([Input((3,)), Dense(4), Activation("sigmoid"), Dense(3), Activation("softmax")])';
    expect(read(text).experiment).toBe(introductionExperiment);
  });

  it('is how many inputs there are, where the data decide it', () => {
    const text = 'x, y = load_iris(return_X_y=True)\nmodel = Sequential([Dense(3)])\nmodel.fit(x, y)';
    expect(read(`from sklearn.datasets import load_iris\n${text}`).experiment?.inputs).toBe(4);
  });
});

describe('a name that is not imported', () => {
  it('is known all the same, and said once with the line that Python needs', () => {
    const { problems } = read('model = Sequential()\nmodel.add(Dense(4))\nmodel.add(Dense(3))');
    expect(problems).toEqual([
      expect.objectContaining({ code: 'notImported', from: 8, to: 18, line: 'from keras.models import Sequential' }),
      expect.objectContaining({ code: 'notImported', from: 31, to: 36, line: 'from keras.layers import Dense' }),
    ]);
  });

  it('is not reported after an import of everything, or of the module', () => {
    expect(read('from keras.layers import *\nfrom keras.models import *\nm = Sequential([Dense(1)])').problems).toEqual(
      [],
    );
    expect(read('import keras\nm = keras.Sequential([keras.layers.Dense(1)])').problems).toEqual([]);
  });
});

describe('while a person is typing', () => {
  const whole = understood.find(({ name }) => name === 'introduction')?.text ?? '';

  it('there is never more than one error, and all before the last line stays understood', () => {
    for (let end = 0; end <= whole.length; end++) {
      const { problems, steps } = read(whole.slice(0, end));
      const errors = problems.filter(({ severity }) => severity === 'error');
      expect(errors.length, whole.slice(0, end)).toBeLessThanOrEqual(1);
      const lines = whole.slice(0, end).split('\n').slice(0, -1);
      const made = lines.filter((line) => /model\.(?:add|compile)|Sequential\(\)/.test(line)).length;
      expect(steps.length, whole.slice(0, end)).toBeGreaterThanOrEqual(made);
    }
  });

  it('a line in the middle that is not finished is the only one told', () => {
    const lines = whole.trimEnd().split('\n');
    const begun = ['model.add(', 'model.add(Dense', 'model.add(Dense(', "model.add(Dense(4, activation='", 'model.'];
    for (const line of begun) {
      const text = [...lines.slice(0, 6), line, ...lines.slice(6)].join('\n');
      const errors = read(text).problems.filter(({ severity }) => severity === 'error');
      expect(errors.length, line).toBe(1);
      const at = text.indexOf(line, lines.slice(0, 6).join('\n').length);
      expect(errors[0].from, line).toBeGreaterThanOrEqual(at);
      expect(errors[0].to, line).toBeLessThanOrEqual(at + line.length);
    }
  });
});

describe('an argument too many', () => {
  it.each([
    ['LeakyReLU(0.3, 0.1)', 'LeakyReLU takes at most 1 positional argument.'],
    ['Dropout(0.1, None, 1, 2)', 'Dropout takes at most 3 positional arguments.'],
  ])('is told in a sentence: %s', (call, sentence) => {
    const { problems } = read(`Sequential([Dense(1), ${call}])`);
    const found = problems.filter(({ code }) => code === 'tooManyArguments');
    expect(codeProblemSentence('en', found[0])).toBe(sentence);
  });
});

describe('a metric with arguments that the page does not have', () => {
  it('is named with the argument, because the page has the metric itself', () => {
    const { problems } = read('Sequential([Dense(1)]).compile("sgd", "mse", metrics=[keras.metrics.AUC(curve="PR")])');
    const names = problems.flatMap((problem) => (problem.code === 'notMeasured' ? [problem.name] : []));
    expect(names).toEqual(['AUC(curve=…)']);
  });
});
