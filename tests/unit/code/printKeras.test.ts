import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KerasDialect, printKeras } from '../../../src/code/keras.ts';
import { printPyTorch } from '../../../src/code/pytorch.ts';
import { activationLayer, defaultOptimizer, denseLayer, usualCallbacks } from '../../../src/document/defaults.ts';
import { defaultDataSpec } from '../../../src/data/dataDefaults.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import { introductionExperiment } from '../../../src/document/opening.ts';
import { usualLossOptions } from '../../../src/engine/specs/lossSpecs.ts';
import { arbitraryExperiment } from '../document/arbitrary.ts';
import { partText, spansOverlap } from './spans.ts';

const dialects: readonly KerasDialect[] = ['keras3', 'keras2017'];

/** The program without its data and its imports. */
function network(e: Experiment, dialect: KerasDialect): string {
  const { text, spans } = printKeras(e, dialect);
  return text.slice(spans.find(({ part }) => part.kind === 'network')!.from);
}

function opening(changes: Partial<Experiment>): Experiment {
  return { ...introductionExperiment, ...changes };
}

describe('an experiment as a Keras program', () => {
  it('is the introduction’s network in today’s words', () => {
    expect(network(introductionExperiment, 'keras3')).toBe(`model = keras.Sequential([
    keras.Input((3,)),
    keras.layers.Dense(4),
    keras.layers.Activation("sigmoid"),
    keras.layers.Dense(3),
    keras.layers.Activation("softmax"),
])
model.summary()
# The page takes this loss from the logits, as Keras does on TensorFlow (others clip at 1e-7).
model.compile(
    loss="categorical_crossentropy",
    optimizer=keras.optimizers.SGD(learning_rate=0.01),
    metrics=["accuracy"],
)
model.fit(x, y, batch_size=8, epochs=1000, validation_split=0.2)
`);
  });

  it('is the introduction’s network in its own words', () => {
    expect(network(introductionExperiment, 'keras2017')).toBe(`model = Sequential()
model.add(Dense(4, input_dim=3))
model.add(Activation('sigmoid'))
model.add(Dense(3))
model.add(Activation('softmax'))
model.summary()
# The page takes this loss from the logits, as Keras on TensorFlow does today (2017: clipped).
model.compile(loss='categorical_crossentropy', optimizer=SGD(lr=0.01), metrics=['accuracy'])
model.fit(x, y, batch_size=8, epochs=1000, validation_split=0.2)
`);
    expect(partText(printKeras(introductionExperiment, 'keras2017'), 'imports')).toEqual([
      `import math

import numpy as np
from keras.models import Sequential
from keras.layers import Dense, Activation
from keras.optimizers import SGD
from keras.utils import to_categorical
`,
    ]);
  });

  it('says what 2017 had not, and when it came', () => {
    const e = opening({
      layers: [
        { type: 'layer_normalization', epsilon: 0.001, center: true, scale: true, trainable: true },
        denseLayer(3, { activation: 'gelu' }),
      ],
      optimizer: {
        ...defaultOptimizer('sgd'),
        schedule: { name: 'inverse_time_decay', decaySteps: 1, decayRate: 0.001, staircase: false },
      },
      loss: 'log_cosh',
    });
    expect(network(e, 'keras2017')).toBe(`model = Sequential()
model.add(LayerNormalization(input_shape=(3,)))  # LayerNormalization: since 2019
model.add(Dense(3, activation='gelu'))  # gelu: since 2020
model.summary()
model.compile(loss='logcosh', optimizer=SGD(lr=0.01, decay=0.001), metrics=['accuracy'])
model.fit(x, y, batch_size=8, epochs=1000, validation_split=0.2)
`);
  });

  const compiled = (changes: Partial<Experiment>, dialect: KerasDialect): string =>
    partText(printKeras(opening(changes), dialect), 'compile')[0];
  const fitted = (changes: Partial<Experiment>, dialect: KerasDialect): string =>
    partText(printKeras(opening(changes), dialect), 'fit')[0];

  it('writes clipping by the norm of all gradients as 2017 did, and notes that it could not clip each gradient', () => {
    const clip = (by: 'norm' | 'global_norm') => ({
      optimizer: { ...defaultOptimizer('sgd'), clip: { by, limit: 1 } },
    });
    const note = '# clipnorm: in 2017 of all gradients together, today of each\n';
    expect(compiled(clip('norm'), 'keras2017')).toContain(note);
    expect(compiled(clip('global_norm'), 'keras2017')).not.toContain(note);
    expect(compiled(clip('global_norm'), 'keras2017')).toContain('SGD(lr=0.01, clipnorm=1.0)');
    expect(compiled(clip('global_norm'), 'keras3')).toContain('global_clipnorm=1.0');
    expect(compiled(clip('norm'), 'keras3')).not.toContain(note);
  });

  // Keras 2.0.8: keras/optimizers.py
  it.each([
    ['sgd', 'SGD(lr=0.01)'],
    ['rmsprop', 'RMSprop(lr=0.001, epsilon=1e-07)'],
    ['adam', 'Adam(lr=0.001, epsilon=1e-07)'],
    ['adagrad', 'Adagrad(lr=0.001, epsilon=1e-07)'],
    ['adadelta', 'Adadelta(lr=0.001, epsilon=1e-07)'],
    ['adamax', 'Adamax(lr=0.001, epsilon=1e-07)'],
    ['nadam', 'Nadam(lr=0.001, epsilon=1e-07, schedule_decay=1.0)'],
  ] as const)('writes of %s what Keras 2.0 needs for today’s numbers', (name, call) => {
    expect(compiled({ optimizer: defaultOptimizer(name) }, 'keras2017')).toContain(`optimizer=${call}`);
  });

  it('leaves out what was the default in 2017, and says where accumulators began', () => {
    const adagrad = defaultOptimizer('adagrad');
    if (adagrad.name !== 'adagrad') throw new Error(adagrad.name);
    const then = { ...adagrad, epsilon: 1e-8, initialAccumulatorValue: 0 };
    expect(compiled({ optimizer: then }, 'keras2017')).toContain('optimizer=Adagrad(lr=0.001)');
    expect(compiled({ optimizer: then }, 'keras2017')).not.toContain('accumulators');
    expect(compiled({ optimizer: adagrad }, 'keras2017')).toContain(
      '# Adagrad: in 2017 its accumulators began at 0, not at 0.1\n',
    );
  });

  it('watches the accuracy under its name of 2017', () => {
    const callbacks = [
      { ...usualCallbacks.early_stopping, monitor: 'val_accuracy', patience: 5 },
      { ...usualCallbacks.reduce_lr_on_plateau, monitor: 'accuracy', minDelta: 0.01 },
    ];
    expect(fitted({ callbacks }, 'keras2017')).toMatch(
      /EarlyStopping\(monitor='val_acc', patience=5\)[^]*ReduceLROnPlateau\(monitor='acc', epsilon=0.01\)/,
    );
    expect(fitted({ callbacks }, 'keras3')).toMatch(
      /EarlyStopping\(monitor="val_accuracy", patience=5\)[^]*ReduceLROnPlateau\(monitor="accuracy", min_delta=0.01\)/,
    );
    expect(fitted({ callbacks }, 'keras2017')).toMatch(
      /patience: EarlyStopping of 2017 \(up to Keras 2\.0\.8\) waited one epoch longer\n.*ReduceLROnPlateau of 2017 waited/,
    );
  });

  it('writes out the mode that 2017 would not have chosen by itself', () => {
    const watching = (monitor: string) => ({
      metrics: ['auc', 'accuracy', 'mean_squared_error'] as const,
      callbacks: [{ ...usualCallbacks.early_stopping, monitor }],
    });
    expect(fitted(watching('val_auc'), 'keras2017')).toContain("EarlyStopping(monitor='val_auc', mode='max')");
    expect(fitted(watching('val_accuracy'), 'keras2017')).toContain("EarlyStopping(monitor='val_acc')");
    expect(fitted(watching('val_mean_squared_error'), 'keras2017')).not.toContain('mode=');
    expect(fitted(watching('val_auc'), 'keras3')).not.toContain('mode=');
  });

  it('names the accuracy that is meant where 2017 meant another: binary_crossentropy over several outputs', () => {
    const changes = {
      loss: 'binary_crossentropy',
      metrics: ['accuracy', 'categorical_accuracy'],
      callbacks: [{ ...usualCallbacks.early_stopping, monitor: 'val_accuracy' }],
    } as const;
    expect(compiled(changes, 'keras2017')).toContain("metrics=['categorical_accuracy']");
    expect(fitted(changes, 'keras2017')).toContain("monitor='val_categorical_accuracy'");
    expect(compiled(changes, 'keras3')).toContain('metrics=["accuracy", "categorical_accuracy"]');
    const oneUnit = { ...changes, layers: [denseLayer(1, { activation: 'sigmoid' })], metrics: ['accuracy'] } as const;
    expect(compiled(oneUnit, 'keras2017')).toContain("metrics=['accuracy']");
    expect(fitted(oneUnit, 'keras2017')).toContain("monitor='val_acc'");
  });

  it('gives hinge the targets that it wanted, and says that accuracy rounded', () => {
    const e = opening({
      data: defaultDataSpec('circle'),
      inputs: 2,
      layers: [denseLayer(1, { activation: 'tanh' })],
      loss: 'hinge',
    });
    expect(partText(printKeras(e, 'keras2017'), 'data')[0]).toContain(
      'y = y.reshape(-1, 1)\ny = 2 * y - 1  # hinge wants -1 and 1\n',
    );
    expect(printKeras(e, 'keras2017').text).toContain(
      '# accuracy: in 2017 the output was rounded and compared with the target\n',
    );
    expect(printKeras(e, 'keras3').text).not.toContain('2 * y');
  });

  it('writes `constant` as an object in Keras 3, where the name alone lacks a value', () => {
    const layers = [denseLayer(3, { kernelInitializer: 'constant', biasInitializer: 'ones' })];
    const text = network(opening({ layers }), 'keras3');
    expect(text).toContain('kernel_initializer=keras.initializers.Constant()');
    expect(text).toContain('bias_initializer="ones"');
    expect(network(opening({ layers }), 'keras2017')).toContain("kernel_initializer='constant'");
  });

  it('says of sparsemax what Keras up to 3.15.1 makes of it', () => {
    const note = 'sparsemax: Keras up to 3.15.1 takes too large a threshold where more than one output is not 0';
    expect(network(opening({ layers: [denseLayer(3, { activation: 'sparsemax' })] }), 'keras3')).toContain(
      `    # ${note}\n    keras.layers.Dense(3, activation="sparsemax"),\n`,
    );
    expect(network(introductionExperiment, 'keras3')).not.toContain('sparsemax');
  });

  it.each([
    ['softmax', 'categorical_crossentropy', false, 'from the logits, as Keras does on TensorFlow (others'],
    ['softmax', 'sparse_categorical_crossentropy', false, 'from the logits, as Keras does on TensorFlow (others'],
    ['sigmoid', 'binary_crossentropy', false, 'from the logits, as Keras does on TensorFlow (others'],
    ['softmax', 'binary_crossentropy', false, 'from the outputs, as Keras does on PyTorch and JAX (not'],
    ['sigmoid', 'categorical_crossentropy', false, 'from the outputs, as Keras does on PyTorch and JAX (not'],
    [
      'softmax',
      'categorical_crossentropy',
      true,
      'softmax twice here, as Keras does on PyTorch and JAX (on TensorFlow',
    ],
    [
      'sigmoid',
      'categorical_crossentropy',
      true,
      'sigmoid twice here, as Keras does on PyTorch and JAX (on TensorFlow',
    ],
    ['linear', 'categorical_crossentropy', true, null],
    ['softmax', 'mean_squared_error', false, null],
    ['tanh', 'binary_crossentropy', false, null],
  ] as const)('names the backend that %s with %s (from_logits=%s) follows', (activation, loss, fromLogits, note) => {
    const layers = [denseLayer(3, { activation })];
    const text = network(opening({ layers, loss, lossOptions: { ...usualLossOptions, fromLogits } }), 'keras3');
    if (note === null) expect(text).not.toContain('The page');
    else expect(text).toContain(note);
  });

  it('breaks what is too long for a line, an argument a line', () => {
    const e = opening({
      layers: [
        denseLayer(8, {
          activation: 'relu',
          kernelInitializer: { name: 'variance_scaling', scale: 2, mode: 'fan_out', distribution: 'uniform' },
          kernelRegularizer: { l1: 0, l2: 0.01 },
        }),
        activationLayer('step'),
      ],
      callbacks: [{ ...usualCallbacks.early_stopping, patience: 10, restoreBestWeights: true }],
      loss: 'binary_crossentropy',
      lossOptions: { ...usualLossOptions, fromLogits: true },
      metrics: [],
    });
    expect(network(e, 'keras3')).toBe(`def step(x):  # 1 where x > 0, else 0
    return keras.ops.relu(keras.ops.sign(x))


model = keras.Sequential([
    keras.Input((3,)),
    keras.layers.Dense(
        8,
        activation="relu",
        kernel_initializer=keras.initializers.VarianceScaling(
            scale=2.0,
            mode="fan_out",
            distribution="uniform",
        ),
        kernel_regularizer=keras.regularizers.L2(0.01),
    ),
    keras.layers.Activation(step),
])
model.summary()
model.compile(
    loss=keras.losses.BinaryCrossentropy(from_logits=True),
    optimizer=keras.optimizers.SGD(learning_rate=0.01),
)
model.fit(
    x,
    y,
    batch_size=8,
    epochs=1000,
    validation_split=0.2,
    callbacks=[keras.callbacks.EarlyStopping(patience=10, restore_best_weights=True)],
)
`);
  });

  it.each(dialects)('says of each stretch of %s what it makes', (dialect) => {
    fc.assert(
      fc.property(arbitraryExperiment, (e) => {
        const program = printKeras(e, dialect);
        const { text, spans } = program;
        for (const { from, to } of spans) expect(0 <= from && from < to && to <= text.length).toBe(true);
        expect(spansOverlap(spans)).toBe(false);
        const [first, ...others] = ['imports', 'seed', 'data', 'compile', 'fit', 'summary'] as const;
        expect(partText(program, first)[0]).toMatch(/^import (math|numpy as np)\n/);
        for (const kind of others) expect(partText(program, kind), kind).toHaveLength(1);
        const [input, ...none] = partText(program, 'input');
        expect(none).toEqual([]);
        expect(input).toMatch(
          dialect === 'keras3' ? /^keras\.Input\(/ : /^(input_dim=|input_shape=|model\.add\(InputLayer)/,
        );
        expect(input).toContain(String(e.inputs));
        expect(partText(program, 'seed')[0]).toContain(`(${e.seed})`);
        expect(partText(program, 'data')[0]).toMatch(/^(class Random|x = )/);
        expect(partText(program, 'compile')[0]).toMatch(/^(# .*\n)*model\.compile\([^]*\)( {2}#.*)?\n$/);
        expect(partText(program, 'fit')[0]).toMatch(/^(# .*\n)*model\.fit\([^]*\)( {2}#.*)?\n$/);
        expect(partText(program, 'summary')[0]).toBe('model.summary()\n');
        const layers = spans.flatMap(({ from, to, part }) => (part.kind === 'layer' ? [{ from, to, part }] : []));
        expect(layers.map(({ part }) => part.index)).toEqual(e.layers.map((_, index) => index));
        const classes = { dense: 'Dense(', activation: 'Activation(' } as const;
        for (const { from, to, part } of layers) {
          const { type } = e.layers[part.index];
          if (type in classes) expect(text.slice(from, to)).toContain(classes[type as keyof typeof classes]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it.each(dialects)('is ASCII in lines of at most 100 in %s', (dialect) => {
    fc.assert(
      fc.property(arbitraryExperiment, (e) => {
        const { text } = printKeras(e, dialect);
        expect(text).toMatch(/^[\n\x20-\x7e]*\n$/);
        for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
      }),
      { numRuns: 100 },
    );
  });

  it('folds the functions that make the data, as one, and nothing else', () => {
    const { text, folds } = printKeras(introductionExperiment, 'keras3');
    expect(folds).toHaveLength(1);
    const [{ from, to }] = folds;
    expect(text.slice(text.lastIndexOf('\n', from - 1) + 1, from)).toBe('class Random:');
    expect(text.slice(from, to)).toMatch(/^\n {4}[^]*return deal\(x, y, seed\)$/);
    expect(text.slice(to)).toMatch(/^\n\n\nx, y = colours\(/);
  });

  it('folds no line of a model, a loss or a callback, in any dialect', () => {
    fc.assert(
      fc.property(arbitraryExperiment, (e) => {
        for (const { text, folds, spans } of [printKeras(e, 'keras3'), printKeras(e, 'keras2017'), printPyTorch(e)]) {
          const data = spans.filter(({ part }) => part.kind === 'data');
          for (const { from, to } of folds) {
            expect(data.some((span) => span.from < from && to < span.to)).toBe(true);
            expect(text.slice(from, to)).not.toMatch(/\bmodel\b|\bnn\.|keras|torch/);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
