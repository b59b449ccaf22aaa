import { describe, expect, it } from 'vitest';
import { choicesAt } from '../../../src/code/complete.ts';

/** `|` is the caret. */
function labels(marked: string): readonly string[] {
  const offset = marked.indexOf('|');
  return choicesAt(marked.replace('|', ''), offset)?.choices.map(({ label }) => label) ?? [];
}

describe('completion of typed code', () => {
  it.each([
    ['model = Sequential()\nmodel.add(De|', 'Dense'],
    ['model = keras.Sequential([\n    keras.layers.|\n])', 'BatchNormalization'],
    ["model.add(Activation('si|'))", 'sigmoid'],
    ["model.add(Dense(4, activation='|'))", 'softmax'],
    ["model.add(Dense(4, kernel_initializer='he|'))", 'he_normal'],
    ['model.add(Dense(4, ac|))', 'activation='],
    ['model.add(Dense(4, kernel_r|))', 'kernel_regularizer='],
    ['layers.BatchNormalization(m|)', 'momentum='],
    ['keras.optimizers.Adam(b|)', 'beta_1='],
    ['keras.optimizers.Adam(c|)', 'global_clipnorm='],
    ['keras.callbacks.EarlyStopping(r|)', 'restore_best_weights='],
    ["keras.callbacks.EarlyStopping(monitor='|')", 'val_loss'],
    ["model.compile(loss='cat|')", 'categorical_crossentropy'],
    ["model.compile(loss='mse', metrics=['acc|'])", 'accuracy'],
    ['model.compile(o|)', 'optimizer='],
    ['model.compile(optimizer=keras.optimizers.|)', 'AdamW'],
    ['model.fit(x, y, e|)', 'epochs='],
    ['rate = keras.optimizers.schedules.CosineDecay(d|)', 'decay_steps='],
  ])('%s: %s', (marked, label) => {
    expect(labels(marked)).toContain(label);
  });

  it.each(['import numpy as n|', '# Den|', 'print("Den|")', 'x = 3|', '|', 'model.add(Dense(4|))', 'np.|'])(
    '%s: nothing to say',
    (marked) => {
      expect(labels(marked)).toEqual([]);
    },
  );

  it('tells the default of an argument', () => {
    const choices = choicesAt('layers.BatchNormalization(e)', 27)?.choices ?? [];
    expect(choices.find(({ label }) => label === 'epsilon=')?.detail).toBe('0.001');
  });
});
