import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KerasDialect, printKeras } from '../../../src/code/keras.ts';
import { type CodeProblem, readKeras } from '../../../src/code/readKeras.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import { isLessBetter } from '../../../src/document/monitors.ts';
import { openingExperiment } from '../../../src/document/opening.ts';
import { outputUnits } from '../../../src/document/shape.ts';
import { metricNames } from '../../../src/engine/specs/metricSpecs.ts';
import { codeProblemSentence } from '../../../src/i18n/codeSentences.ts';
import { arbitraryExperiment } from '../document/arbitrary.ts';
import { infoOf } from '../../../src/data/spec.ts';
import { processorTime, slowness } from '../processorTime.ts';
import { further, refused, understood } from './programs.ts';

const dialects: readonly KerasDialect[] = ['keras3', 'keras2017'];
const base: Experiment = { ...openingExperiment, seed: 99, batchSize: 77, epochs: 7, shuffle: false, metrics: [] };

/** The experiment without the seed of a truth table, which has no effect and is in no program. */
function said(e: Experiment): Experiment {
  return infoOf(e.data).isComplete ? { ...e, data: { ...e.data, seed: 1 } } : e;
}

/** Notes on words that meant something different in 2017. */
const ofThatTime = new Set<CodeProblem['code']>([
  'defaultsThen',
  'scheduleDecay',
  'clipnormThen',
  'meantOtherwise',
  'accuracyThen',
  'patienceThen',
  'monitorName',
  'constantByName', // a program with words newer than 2017 (AdamW …) is read as one of today
]);

/** The experiment with what Keras 2.0 cannot express, or expresses differently, removed or replaced. */
function sayableIn2017(e: Experiment): Experiment {
  const { optimizer } = e;
  const isOther = optimizer.clip?.by === 'norm' && optimizer.name !== 'adamw';
  const clip = isOther ? { ...optimizer.clip, by: 'global_norm' as const } : optimizer.clip;
  const clipped =
    optimizer.name === 'adagrad' ? { ...optimizer, clip, initialAccumulatorValue: 0 } : { ...optimizer, clip };
  const renamed = e.loss === 'binary_crossentropy' && outputUnits(e) > 1 && e.metrics.includes('accuracy');
  const metrics = metricNames.filter((name) =>
    renamed
      ? name !== 'accuracy' && (e.metrics.includes(name) || name === 'categorical_accuracy')
      : e.metrics.includes(name),
  );
  const monitorOf = (monitor: string): string =>
    e.loss === 'binary_crossentropy' && outputUnits(e) > 1
      ? monitor.replace(/^(val_)?accuracy$/, '$1categorical_accuracy')
      : monitor;
  const callbacks = e.callbacks.map((spec) => {
    if (!('monitor' in spec)) return spec;
    const isMore = isLessBetter(spec.monitor) === false && !spec.monitor.includes('acc');
    const mode = spec.mode === 'auto' && isMore ? ('max' as const) : spec.mode;
    return { ...spec, monitor: monitorOf(spec.monitor), mode };
  });
  return { ...e, optimizer: clipped, metrics, callbacks };
}

describe('a printed program', () => {
  it.each(dialects)('read again is the whole experiment, data and all (%s)', (dialect) => {
    fc.assert(
      fc.property(arbitraryExperiment, (e) => {
        const { text } = printKeras(e, dialect);
        const { experiment, problems } = readKeras(text, base, dialect);
        expect(dialect === 'keras3' ? problems : problems.filter(({ code }) => !ofThatTime.has(code))).toEqual([]);
        expect(experiment).toEqual(dialect === 'keras3' ? said(e) : sayableIn2017(said(e)));
      }),
      { numRuns: 100 },
    );
  });
});

/** A problem has a place in the text and a whole sentence in both languages. */
function expectSound(text: string, problems: readonly CodeProblem[]): void {
  for (const problem of problems) {
    expect(problem.from).toBeGreaterThanOrEqual(0);
    expect(problem.to).toBeGreaterThanOrEqual(problem.from);
    expect(problem.to).toBeLessThanOrEqual(text.length);
    const [en, ja] = [codeProblemSentence('en', problem), codeProblemSentence('ja', problem)];
    expect(en).toMatch(/\S/);
    expect(ja).toMatch(/[ぁ-ん]/);
    for (const sentence of [en, ja]) {
      expect(sentence).not.toMatch(/undefined|NaN|\[object|null/);
      expect(sentence.length).toBeLessThan(260);
    }
  }
}

const programs = [
  ...[...understood, ...refused, ...further].map(({ text }) => text),
  ...dialects.map((dialect) => printKeras(openingExperiment, dialect).text),
];
const words = [
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  ',',
  ':',
  '=',
  '\n',
  '\n    ',
  "'",
  '"',
  '"""',
  '\\',
  '#',
  ';',
  ' ',
  '.',
  '**',
  '%',

  'for x in',
  'while',
  'if',
  'lambda',
  'def f(',
  'class',
  'import',
  'from',
  'return',
  'Dense(',
  'model.add(',
  'None',

  'Sequential',
  'model',
  '1e999',
  '0x',
  '（',
  '’',
  '“',
  '\u3000',
  '\ud800',
  '\0',
  '&gt;',
  '>>> ',
  '...',
  '@',
  'f"{',
  '-',
  '9'.repeat(30),
  'model = Sequential()',
  'Input((',
  'layers',
  'trainable = False',
  '*args',
  '**',
  'if a: return 1\n',
  'if a:\n    ',
  'elif b:\n    ',
  'else:\n    ',
  'try:\n    ',
  'except:\n    ',
  'match x:\n    case 1:\n        ',
  'while a:\n    ',
  'for x in y:\n    ',
  'break\n',
  'continue\n',
  'raise x\n',
  'del model\n',
  'global model\n',
  'with a as b:\n    ',
  'class A:\n    b = 1\n',
  'yield 1\n',
  'f = lambda x: x\n',
  '(n := 3)',
  '{**a}',
  '[*a]',
  'x for x in y if x',
  '!pip install \\\n',
  '%time ',
  'model?\n',
  'print "a", b\n',
  'Traceback (most recent call last):\n',
  'y.shape[1]',
  'load_model("m")',
  'KerasClassifier(f)',
  '.output',
];

/** A program with pieces cut out, put in, doubled and moved. */
const mutated: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...programs),
    fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        cut: fc.integer({ min: 0, max: 12 }),
        put: fc.oneof(fc.constant(''), fc.constantFrom(...words), fc.constantFrom(...programs)),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  )
  .map(([program, changes]) =>
    changes.reduce((text, { at, cut, put }) => {
      const from = Math.floor(at * text.length);
      return (text.slice(0, from) + put + text.slice(from + cut)).slice(0, 10_000);
    }, program),
  );

describe('any text at all', () => {
  it('is read without throwing, and each problem has a place and a sentence', () => {
    fc.assert(
      fc.property(mutated, (text) => {
        const { problems, spans, steps, experiment } = readKeras(text, base);
        expectSound(text, problems);
        for (const { from, to } of [...spans, ...steps]) {
          expect(from).toBeLessThanOrEqual(to);
          expect(to).toBeLessThanOrEqual(text.length);
        }
        if (problems.some(({ severity }) => severity === 'error')) expect(experiment).toBeNull();
      }),
      { numRuns: 600 },
    );
  });

  it('is read without throwing when it is no program', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expectSound(text, readKeras(text, base).problems);
      }),
      { numRuns: 300 },
    );
  });

  it('is read without throwing wherever it breaks off', () => {
    for (const text of programs) {
      for (let end = 0; end < text.length; end += 29) expectSound(text, readKeras(text.slice(0, end), base).problems);
    }
  });
});

describe('reading takes no longer than the text is long', () => {
  const size = 10_000;
  const filled = (piece: string): string => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
  it.each([
    ['open brackets', filled('(')],
    ['open lists of calls', filled('a[b(')],
    ['closing brackets', filled(')')],
    ['quotes', filled("'")],
    ['long strings', filled('"""\n')],
    ['words', filled('a ')],
    ['words in brackets', `f(${filled('a ')}`],
    ['calls side by side', filled('a.b() ')],
    ['adds side by side', `model = Sequential() ${filled('model.add(Dense(4)) ')}`],
    ['lines never closed', filled('model.add(Dense(4\n')],
    ['additions', `x = ${filled('1+')}1`],
    ['attributes', `x = a${filled('.a')}`],
    ['powers of powers', 'x = 9**9**9**9\n'.repeat(600)],
    ['lists times numbers', `x = [0] * 10**9\n${'x = x * 1000\n'.repeat(700)}`],
    [
      'loops in loops',
      `${Array.from({ length: 40 }, (_, i) => `${' '.repeat(i)}for a${i} in range(1000):`).join('\n')}\n${' '.repeat(40)}model.add(x)`,
    ],
    ['functions that call themselves', 'def f(n):\n    model.add(1)\n    return f(n) + f(n)\nf(3)'],
    ['ifs in ifs', Array.from({ length: 90 }, (_, i) => `${' '.repeat(i)}if a:`).join('\n')],
    ['lists in lists', `x = ${filled('[')}${filled(']')}`],
    ['unknown layers', filled('model.add(Densee(4))\n')],
    ['unknown names', filled('abcdefghij(1)\n')],
    ['returns that may be', `def f(a):\n${filled('    if a: return 1\n')}\n    pass\nf(x)`],
    ['breaks that may be', `for i in x:\n${filled('    if a: break\n')}`],
    ['branches that differ', filled('if a: n = 1\n')],
    ['layers that may be', `model = Sequential()\n${filled('if a: model.add(Dense(4))\n')}`],
    [
      'loops without an end in loops',
      Array.from({ length: 8 }, (_, i) => `${' '.repeat(i)}for a in x:\n${' '.repeat(i + 1)}n${i} = n${i} + 1`).join(
        '\n',
      ),
    ],
    [
      'tries in tries',
      `${Array.from({ length: 60 }, (_, i) => `${' '.repeat(i)}try:`).join('\n')}\n${' '.repeat(60)}x = 1`,
    ],
    [
      'builders that call one another',
      Array.from({ length: 200 }, (_, i) => `def f${i}(): return f${i + 1}() or Sequential(q)\n`).join(''),
    ],
    ['lists that hold themselves', `a = []\n${filled('a = [a, a]\n')}model = Sequential(a)`],
    ['functions that are mapped', filled('list(map(f, range(90)))\n')],
    ['lines of a notebook', filled('%time x = 1\n!ls\nx?\n')],
  ])('%s', (_, text) => {
    readKeras(text, base); // once, to warm up the compiler
    expect(processorTime(() => readKeras(text, base)).milliseconds).toBeLessThan(400 * slowness); // goal: 100 ms
  });
});
