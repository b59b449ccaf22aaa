import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KerasDialect, printKeras } from '../../../src/code/keras.ts';
import { printPyTorch } from '../../../src/code/pytorch.ts';
import { activationLayer, defaultOptimizer, denseLayer, usualCallbacks } from '../../../src/document/defaults.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import { introductionExperiment } from '../../../src/document/opening.ts';
import { usualLossOptions } from '../../../src/engine/lossNames.ts';
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

  it.each([
    ['norm', 'clipnorm: in 2017 of all gradients together, today of each'],
    ['global_norm', 'global_clipnorm: in 2017 it was called clipnorm'],
  ] as const)('says of clipping by %s what 2017 meant by it', (by, note) => {
    const e = opening({ optimizer: { ...defaultOptimizer('sgd'), clip: { by, limit: 1 } } });
    expect(partText(printKeras(e, 'keras2017'), 'compile')[0]).toContain(`# ${note}\n`);
    expect(printKeras(e, 'keras3').text).not.toContain(note);
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
