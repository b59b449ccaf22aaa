import { describe, expect, it } from 'vitest';
import { readKeras } from '../../../src/code/readKeras.ts';
import { printKeras } from '../../../src/code/keras.ts';
import { openingExperiment } from '../../../src/document/opening.ts';
import type { Part } from '../../../src/code/part.ts';
import { writeNet } from '../../../src/document/link/net.ts';

const read = (text: string) => readKeras(text, openingExperiment);
const nameOf = (part: Part): string => (part.kind === 'layer' ? `layer ${part.index}` : part.kind);

/** Each step as its text, its part, and the network after it. */
function story(text: string): readonly string[] {
  return read(text).steps.map(({ from, to, part, inputs, layers, compiled, fitted }) =>
    [
      text.slice(from, to),
      nameOf(part),
      `${inputs === null ? '?' : ''}${writeNet({ inputs: inputs ?? 1, layers }).slice(inputs === null ? 1 : 0)}`,
      compiled ? 'compiled' : '',
      fitted ? 'fitted' : '',
    ]
      .filter((each) => each !== '')
      .join(' | '),
  );
}

const spansOf = (text: string): readonly string[] =>
  read(text).spans.map(({ from, to, part }) => `${nameOf(part)}: ${text.slice(from, to)}`);

describe('stepping through', () => {
  it('grows the introduction’s network line by line', () => {
    const text = `model = Sequential()
model.add(Dense(4, input_dim=3))
model.add(Activation('sigmoid'))
model.add(Dense(3))
model.compile(loss='categorical_crossentropy', optimizer='sgd')
model.fit(x, y)
`;
    expect(story(text)).toEqual([
      'model = Sequential | network | ?',
      'model.add(Dense(4, input_dim=3)) | layer 0 | 3-4',
      "model.add(Activation('sigmoid')) | layer 1 | 3-4-sigmoid",
      'model.add(Dense(3)) | layer 2 | 3-4-sigmoid-3',
      "model.compile(loss='categorical_crossentropy', optimizer='sgd') | compile | 3-4-sigmoid-3 | compiled",
      'model.fit(x, y) | fit | 3-4-sigmoid-3 | compiled | fitted',
    ]);
  });

  it('goes through the elements of a list', () => {
    const text = `model = keras.Sequential([
    keras.Input((3,)),
    keras.layers.Dense(4),
    keras.layers.Activation("sigmoid"),
])`;
    expect(story(text)).toEqual([
      'model = keras.Sequential | network | ?',
      'keras.Input((3,)) | input | 3',
      'keras.layers.Dense(4) | layer 0 | 3-4',
      'keras.layers.Activation("sigmoid") | layer 1 | 3-4-sigmoid',
    ]);
  });

  it('goes along the path of the functional style', () => {
    const text = `inputs = Input((3,))
x = Dense(4)(inputs)
x = Activation('relu')(x)
model = Model(inputs, x)`;
    expect(story(text)).toEqual([
      'Input((3,)) | input | 3',
      'x = Dense(4)(inputs) | layer 0 | 3-4',
      "x = Activation('relu')(x) | layer 1 | 3-4-relu",
      'model = Model(inputs, x) | network | 3-4-relu',
    ]);
  });

  it('comes to a line in a loop once for each layer, and back to a line that freezes one', () => {
    const text = `model = Sequential()
for units in (4, 2):
    model.add(Dense(units))
model.layers[0].trainable = False`;
    expect(story(text)).toEqual([
      'model = Sequential | network | ?',
      'model.add(Dense(units)) | layer 0 | ?-4',
      'model.add(Dense(units)) | layer 1 | ?-4-2',
      'model.layers[0].trainable = False | layer 0 | ?-4:frozen-2',
    ]);
  });
});

describe('the tie between text and network', () => {
  it('is held by the text of each part', () => {
    const text = `from keras.models import Sequential
np.random.seed(1)
model = Sequential()
model.add(Dense(4, input_dim=3))
d = Dense(3)
model.add(d)
model.layers[0].trainable = False
model.summary()
model.compile('sgd', 'mse')
model.fit(x, y)`;
    expect(spansOf(text)).toEqual([
      'imports: from keras.models import Sequential',
      'seed: np.random.seed(1)',
      'network: model = Sequential()',
      'layer 0: model.add(Dense(4, input_dim=3))',
      'input: 3',
      'layer 1: Dense(3)',
      'layer 1: model.add(d)',
      'layer 0: model.layers[0].trainable = False',
      'summary: model.summary()',
      "compile: model.compile('sgd', 'mse')",
      'fit: model.fit(x, y)',
    ]);
  });

  it('is of several layers where a loop makes them', () => {
    expect(spansOf('model = Sequential()\nfor u in (4, 2):\n    model.add(Dense(u))')).toEqual([
      'network: model = Sequential()',
      'layer 0: model.add(Dense(u))',
      'layer 1: model.add(Dense(u))',
    ]);
  });

  it.each(['keras3', 'keras2017'] as const)('is the printer’s own in a printed program (%s)', (dialect) => {
    const { text, spans } = printKeras(openingExperiment, dialect);
    const mine = readKeras(text, openingExperiment).spans.filter(({ part }) => part.kind === 'layer');
    const layers = spans.filter(({ part }) => part.kind === 'layer');
    expect(mine.map(({ from, to, part }) => [text.slice(from, to), part])).toEqual(
      layers.map(({ from, to, part }) => [text.slice(from, to).trimEnd(), part]),
    );
  });

  it('points into the text as it was typed, full-width characters, prompts and all', () => {
    const text = '>>> model　＝　Sequential（）\n>>> model.add（Dense（４））  # 隠れ層\n';
    expect(spansOf(text)).toEqual(['network: model　＝　Sequential（）', 'layer 0: model.add（Dense（４））']);
  });
});
