import { describe, expect, it } from 'vitest';
import { readKeras } from '../../../src/code/readKeras.ts';
import { encodeLink } from '../../../src/document/link.ts';
import { openingExperiment } from '../../../src/document/opening.ts';
import { codeProblemSentence } from '../../../src/i18n/codeSentences.ts';
import type { KerasDialect } from '../../../src/code/keras.ts';

const old = 'from keras.models import Sequential\nfrom keras.layers.core import Dense\n';
const today = 'from keras.models import Sequential\nfrom keras.layers import Dense\n';
const network = "model = Sequential([Dense(4, input_dim=3, activation='relu'), Dense(3, activation='softmax')])\n";
const imports = 'from keras.optimizers import *\nfrom keras.callbacks import *\nfrom keras import metrics\n';

const read = (text: string, dialect?: KerasDialect) => readKeras(imports + text, openingExperiment, dialect);

/** The values of `keys` in the link, and the notes. */
function said(text: string, keys: readonly string[], dialect?: KerasDialect) {
  const { experiment, problems } = read(text, dialect);
  if (experiment === null) throw new Error(problems.map((problem) => codeProblemSentence('en', problem)).join('\n'));
  const pairs = encodeLink(experiment)
    .split('&')
    .filter((pair) => keys.some((key) => pair.startsWith(`${key}=`)));
  const notes = problems.filter(({ code }) => code !== 'dataStay').map(({ code }) => code);
  return [...pairs, ...notes];
}

const compile = (optimizer: string, more = ''): string =>
  `model.compile(loss='categorical_crossentropy', optimizer=${optimizer}${more})\n`;

describe('an optimizer of a program of 2017 has the defaults of 2017', () => {
  // keras/optimizers.py of Keras 2.0.8
  it.each([
    ["'sgd'", []],
    ["'rmsprop'", ['opt=rmsprop:0.001:epsilon=1e-8', 'defaultsThen']],
    ["'adam'", ['opt=adam:0.001:0.9:0.999:1e-8', 'defaultsThen']],
    ["'adagrad'", ['opt=adagrad:0.01:initial_accumulator_value=0:epsilon=1e-8', 'defaultsThen']],
    ["'adadelta'", ['opt=adadelta:1:epsilon=1e-8', 'defaultsThen']],
    ["'adamax'", ['opt=adamax:0.002:0.9:0.999:1e-8', 'defaultsThen']],
    ["'nadam'", ['opt=nadam:0.002:0.9:0.999:1e-8', 'scheduleDecay', 'defaultsThen']],
    ['Adadelta()', ['opt=adadelta:1:epsilon=1e-8', 'defaultsThen']],
    ['Adadelta(lr=0.5, epsilon=1e-6)', ['opt=adadelta:0.5:epsilon=0.000001']],
    ['Adam(lr=0.01, epsilon=1e-7)', ['opt=adam:0.01']],
    ['Nadam(lr=0.002, epsilon=1e-7, schedule_decay=1.0)', ['opt=nadam:0.002']],
    ['Nadam(lr=0.002, epsilon=1e-7, schedule_decay=0.01)', ['opt=nadam:0.002', 'scheduleDecay']],
    ['SGD(lr=0.1, clipnorm=1.)', ['opt=sgd:0.1:global_clipnorm=1', 'clipnormThen']],
    ['SGD(lr=0.1, clipvalue=0.5)', ['opt=sgd:0.1:clipvalue=0.5']],
    ['SGD(lr=0.1, decay=1e-3)', ['opt=sgd:0.1:inverse_time_decay=1,0.001']],
  ])('%s', (optimizer, expected) => {
    expect(said(old + network + compile(optimizer), ['opt'])).toEqual(expected);
  });

  it.each([
    ["'adadelta'", ['opt=adadelta:0.001']],
    ["'nadam'", ['opt=nadam:0.001']],
    ['Adagrad()', ['opt=adagrad:0.001']],
    ['SGD(learning_rate=0.1, clipnorm=1.)', ['opt=sgd:0.1:clipnorm=1']],
  ])('today’s program has today’s: %s', (optimizer, expected) => {
    expect(said(today + network + compile(optimizer), ['opt'])).toEqual(expected);
  });

  it('says the values of then and of today', () => {
    const { problems } = read(old + network + compile("'adadelta'"));
    const [note] = problems.filter(({ code }) => code === 'defaultsThen');
    expect(codeProblemSentence('en', note)).toBe(
      'This is a Keras program of 2017. Adadelta uses the defaults of 2017: learning_rate=1.0, epsilon=1e-08. Today’s defaults: learning_rate=0.001, epsilon=1e-07.',
    );
  });
});

describe('a program is of 2017 by its words', () => {
  it.each([
    ['a module that is gone', old + network],
    ['another one', `from keras.layers.advanced_activations import LeakyReLU\n${today}${network}`],
    ['output_dim', `${today}model = Sequential([Dense(output_dim=3, input_dim=3)])\n`],
    ['init', `${today}model = Sequential([Dense(3, input_dim=3, init='uniform')])\n`],
    ['nb_epoch', `${today}${network}`, 'model.fit(x, y, nb_epoch=5)\n'],
    ['lr', `${today}${network}sgd = SGD(lr=0.1)\n`],
    ['lr further on', `${today}${network}sgd = rmsprop(\n    rho=0.9, lr = 0.1)\n`],
  ])('%s', (_what, text, more = '') => {
    expect(said(text + compile("'adadelta'") + more, ['opt'])).toContain('opt=adadelta:1:epsilon=1e-8');
  });

  it.each([
    ['input_dim alone', today + network],
    ['a variable of that name', `lr = 0.1\nnb_epoch = 5\n${today}${network}`],
    ['an lr of the program’s own function', `${today}def rates(lr=0.1): return lr\nrates(lr=0.2)\n${network}`],
    ['a comment', `# SGD(lr=0.1), keras.layers.core\n${today}${network}`],
    [
      'TensorFlow’s Keras, which had today’s defaults',
      'import tensorflow as tf\nfrom tensorflow.keras.models import Sequential\nfrom tensorflow.keras.layers import Dense\n' +
        `from tensorflow.keras.optimizers import SGD\nsgd = SGD(lr=0.1)\n${network}`,
    ],
  ])('but not by %s', (_what, text) => {
    expect(said(text + compile("'adadelta'"), ['opt'])).toContain('opt=adadelta:0.001');
  });

  it('or by the dialect that is chosen, where no word is of today', () => {
    const text = today + network + compile("'adadelta'");
    expect(said(text, ['opt'], 'keras2017')).toContain('opt=adadelta:1:epsilon=1e-8');
    expect(said(text + compile('SGD(learning_rate=0.1)') + compile("'adadelta'"), ['opt'], 'keras2017')).toContain(
      'opt=adadelta:0.001',
    );
  });
});

describe('the accuracy', () => {
  const binary = (metrics: string): string =>
    `model.compile(loss='binary_crossentropy', optimizer='sgd', metrics=[${metrics}])\n`;
  const stopping = (monitor: string): string =>
    `model.fit(x, y, epochs=3, validation_split=0.2, callbacks=[EarlyStopping(monitor='${monitor}')])\n`;

  it('of several outputs under binary_crossentropy was that of each output, and so is what watches it', () => {
    const text = network + binary("'accuracy'") + stopping('val_acc');
    expect(said(old + text, ['metrics', 'cb'])).toEqual([
      'metrics=binary_accuracy',
      'cb=EarlyStopping:val_binary_accuracy',
      'accuracyThen',
      'monitorName',
    ]);
    expect(said(today + text, ['metrics', 'cb'])).toEqual(['cb=EarlyStopping:val_accuracy', 'monitorName']);
  });

  it('of one output meant the same as today', () => {
    const one = "model = Sequential([Dense(1, input_dim=3, activation='sigmoid')])\n";
    expect(said(old + one + binary("'accuracy'"), ['metrics'])).toEqual([]);
    expect(said(old + network + compile("'sgd'", ", metrics=['accuracy']"), ['metrics'])).toEqual([]);
  });

  it.each([
    ["'accuracy'", 'val_acc', ['cb=EarlyStopping:val_accuracy', 'monitorName']],
    ["'accuracy'", 'val_accuracy', ['cb=EarlyStopping:val_accuracy']],
    ["'acc'", 'val_acc', ['cb=EarlyStopping:val_accuracy']],
    ["'acc'", 'val_accuracy', ['cb=EarlyStopping:val_accuracy', 'monitorName']],
    ["'acc'", 'acc', ['cb=EarlyStopping:accuracy']],
  ])('%s is watched as %s', (metrics, monitor, expected) => {
    expect(said(today + network + compile("'sgd'", `, metrics=[${metrics}]`) + stopping(monitor), ['cb'])).toEqual(
      expected,
    );
  });

  it('says under which name Keras logs it', () => {
    const { problems } = read(today + network + compile("'sgd'", ", metrics=['accuracy']") + stopping('val_acc'));
    const [note] = problems.filter(({ code }) => code === 'monitorName');
    expect(codeProblemSentence('en', note)).toBe(
      'Today’s Keras logs val_accuracy. There a callback that monitors val_acc stops with an error or does nothing. On this page it monitors the accuracy.',
    );
  });

  it.each(['metrics.Accuracy()', 'metrics.Accuracy', "'accuracy', metrics.Accuracy()"])(
    'as an object compares numbers, is left out and said: %s',
    (metrics) => {
      const expected = metrics.includes("'accuracy'") ? ['exactAccuracy'] : ['metrics=none', 'exactAccuracy'];
      expect(said(today + network + compile("'sgd'", `, metrics=[${metrics}]`), ['metrics'])).toEqual(expected);
    },
  );

  it('as a string may begin with a capital letter', () => {
    expect(said(today + network + compile("'sgd'", ", metrics=['Accuracy']"), ['metrics'])).toEqual([]);
  });
});

it.each([
  ['AdamW(weight_decay=0.01)', true],
  ['Adam()', false],
])('that %s excludes weights from its decay is said', (optimizer, decays) => {
  const text =
    `${today}${network}opt = ${optimizer}\nopt.exclude_from_weight_decay(var_names=['bias'])\n` +
    "model.compile(loss='categorical_crossentropy', optimizer=opt)\n";
  const { experiment, problems } = read(text);
  expect(experiment?.optimizer.weightDecay).toBe(decays ? 0.01 : 0);
  expect(problems).toMatchObject([{ code: 'decayOfAll', severity: 'note', decays }]);
  expect((imports + text).slice(problems[0].from, problems[0].to)).toContain('exclude_from_weight_decay');
});

describe('a name that has stayed', () => {
  const dense = (more: string): string => `model = Sequential([Dense(3, input_dim=3, ${more})])\n`;

  it.each([
    ["kernel_initializer='he_normal'", 'net=3-3:he_normal', 'meantOtherwise'],
    ["init='orthogonal'", 'net=3-3:orthogonal,1.1', 'meantOtherwise'],
    ["init='he_normal'", 'net=3-3:he_normal', null],
    ["activation='hard_sigmoid'", 'net=3-3.hard_sigmoid', 'meantOtherwise'],
    ["kernel_initializer='constant'", 'net=3-3:constant', null],
  ])('meant another in 2017: %s', (more, net, note) => {
    expect(said(old + dense(more), ['net'])).toEqual([net, ...(note === null ? [] : [note])]);
  });

  it.each([
    ["kernel_initializer='he_normal'", 'net=3-3:he_normal', null],
    ["activation='hard_sigmoid'", 'net=3-3.hard_sigmoid', null],
    ["kernel_initializer='constant'", 'net=3-3:constant', 'constantByName'],
    ['kernel_initializer=keras.initializers.Constant()', 'net=3-3:constant', null],
  ])('means today what it says: %s', (more, net, note) => {
    expect(said(`import keras\n${today}${dense(more)}`, ['net'])).toEqual([net, ...(note === null ? [] : [note])]);
  });
});

describe('callbacks and fit of 2017', () => {
  const fit = (callback: string): string => `model.fit(x, y, epochs=3, callbacks=[${callback}])\n`;

  it.each([
    ['EarlyStopping(patience=5)', ['cb=EarlyStopping:val_loss:patience=5', 'patienceThen']],
    ['EarlyStopping()', ['cb=EarlyStopping:val_loss']],
    ['ReduceLROnPlateau(epsilon=0.01)', ['cb=ReduceLROnPlateau:val_loss:min_delta=0.01', 'patienceThen']],
  ])('%s', (callback, expected) => {
    expect(said(old + network + compile("'sgd'") + fit(callback), ['cb'])).toEqual(expected);
  });

  it('today’s callbacks keep their patience as it is written', () => {
    const text = today + network + compile("'sgd'") + fit('EarlyStopping(patience=5)');
    expect(said(text, ['cb'])).toEqual(['cb=EarlyStopping:val_loss:patience=5']);
  });

  it('trained ten epochs when it was not told how many', () => {
    expect(said(`${old}${network}${compile("'sgd'")}model.fit(x, y)\n`, ['epochs'])).toEqual([
      'epochs=10',
      'epochsThen',
    ]);
    expect(said(`${today}${network}${compile("'sgd'")}model.fit(x, y)\n`, ['epochs'])).toEqual(['epochs=1']);
  });
});
