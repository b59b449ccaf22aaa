import { describe, expect, it } from 'vitest';
import { chooseData } from '../../../../src/document/dataEdits.ts';
import {
  addLayer,
  moveLayer,
  newSeed,
  removeLayer,
  setLearningRate,
  setUnits,
} from '../../../../src/document/edits.ts';
import { encodeLink } from '../../../../src/document/link.ts';
import { defaultOptimizer, usualCallbacks, usualLayers } from '../../../../src/document/defaults.ts';
import type { Experiment } from '../../../../src/document/experiment.ts';
import { introductionExperiment } from '../../../../src/document/opening.ts';
import {
  follow,
  isUnread,
  layerAt,
  lineOf,
  readCode,
  readDraft,
  stretchesOfLayer,
  writeCode,
} from '../../../../src/ui/code/codeText.ts';

const own = `# my network
from keras.models import Sequential
from keras.layers import Dense, Activation
from keras.optimizers import SGD

net = Sequential()
net.add(Dense(4, input_dim=3))    # the hidden layer
net.add(Activation('sigmoid'))
net.add(Dense(3))
net.add(Activation('softmax'))
net.compile(loss='categorical_crossentropy', optimizer=SGD(lr=0.01), metrics=['accuracy'])
`;
const typed = readCode(own, introductionExperiment, 'keras3');

const followed = (e: Experiment): string => follow(typed, e).text;

it('what is written of an experiment is that experiment, though 2017 has no words for all of it', () => {
  const callbacks = [{ ...usualCallbacks.early_stopping, monitor: 'val_accuracy', patience: 5 }];
  const e = { ...introductionExperiment, optimizer: defaultOptimizer('adagrad'), callbacks };
  const code = writeCode(e, 'keras2017');
  expect(code.experiment).toBe(e);
  expect(code.reading?.problems).toEqual([]); // the comments say it
  expect(code.text).toContain('# Adagrad: in 2017 its accumulators began at 0');
  expect(follow(code, { ...e })).toBe(code);
});

describe("a person's own program", () => {
  it('says the opening experiment', () => {
    expect(typed.reading?.problems).toEqual([]);
    expect(typed.experiment).toEqual(introductionExperiment);
  });

  it('stays as it is while it says what is on the page', () => {
    expect(follow(typed, { ...introductionExperiment })).toBe(typed);
  });

  it('has only the line of a changed layer written anew', () => {
    expect(followed(setUnits(introductionExperiment, 0, 7))).toBe(own.replace('Dense(4, input', 'Dense(7, input'));
  });

  it('gets a new layer in the way the others are written', () => {
    expect(followed(addLayer(introductionExperiment, 2, usualLayers.dense))).toBe(
      own.replace("net.add(Activation('sigmoid'))\n", "net.add(Activation('sigmoid'))\nnet.add(Dense(4))\n"),
    );
  });

  it('loses the line of a layer that is taken out', () => {
    expect(followed(removeLayer(introductionExperiment, 1))).toBe(own.replace("net.add(Activation('sigmoid'))\n", ''));
  });

  it('has the learning rate changed where it stands', () => {
    expect(followed(setLearningRate(introductionExperiment, 0.3))).toBe(own.replace('lr=0.01', 'lr=0.3'));
  });

  it('is replaced as a whole where a change cannot be written line by line, and then still says the network', () => {
    const loop = own.replace('net.add(Dense(3))\n', 'for units in [3]:\n    net.add(Dense(units))\n');
    const looped = readCode(loop, introductionExperiment, 'keras3');
    expect(looped.experiment).toEqual(introductionExperiment);
    const moved = moveLayer(introductionExperiment, 0, 2);
    const next = follow(looped, moved);
    expect(next.experiment).toEqual(moved);
  });

  it('in list form keeps its commas', () => {
    const list = `import keras
from keras import layers
model = keras.Sequential([
    keras.Input((3,)),
    layers.Dense(4),  # four
    layers.Activation("sigmoid"),
    layers.Dense(3),
    layers.Activation("softmax")
])
`;
    const code = readCode(list, introductionExperiment, 'keras3');
    expect(code.experiment).toEqual(introductionExperiment);
    const added = follow(code, addLayer(introductionExperiment, 4, usualLayers.softmax));
    expect(added.text).toBe(list.replace('"softmax")\n', '"softmax"),\n    layers.Softmax()\n'));
    const first = follow(code, addLayer(introductionExperiment, 0, usualLayers.dense));
    expect(first.text).toBe(list.replace('    layers.Dense(4)', '    layers.Dense(4),\n    layers.Dense(4)'));
    const without = follow(code, removeLayer(introductionExperiment, 0));
    expect(without.text).toBe(list.replace('    layers.Dense(4),  # four\n', ''));
  });

  it('that is not finished stays while nothing else changes', () => {
    const half = readCode(`${own}net.add(Den`, introductionExperiment, 'keras3');
    expect(half.reading?.experiment).toBeNull();
    expect(follow(half, introductionExperiment)).toBe(half);
  });

  it('that is not finished stays over a new seed, another rate and a change of the layers, but not over other data', () => {
    const half = readCode(`${own}net.add(Den`, introductionExperiment, 'keras3');
    const changed = [
      newSeed(introductionExperiment, 7),
      setLearningRate(introductionExperiment, 0.3),
      removeLayer(introductionExperiment, 1),
    ];
    for (const e of changed) {
      const next = follow(half, e);
      expect([next.text, next.experiment, isUnread(next)]).toEqual([half.text, e, true]);
    }
    const iris = chooseData(introductionExperiment, 'iris');
    expect(follow(half, iris).own).toBe(false);
  });
});

describe('a draft kept over a reload', () => {
  const draftOf = (text: string, e: Experiment): string =>
    JSON.stringify({ dialect: 'keras2017', text, link: encodeLink(e) });
  const unfinished = `${own}net.add(Den`;

  it('is taken where it says what is on the page', () => {
    const read = readDraft(draftOf(own, introductionExperiment), introductionExperiment);
    expect([read?.text, read?.dialect, read?.own]).toEqual([own, 'keras2017', true]);
    expect(readDraft(draftOf(own, introductionExperiment), setUnits(introductionExperiment, 0, 9))).toBeNull();
  });

  it('that is not finished is taken while the data are those that it was begun on', () => {
    const draft = draftOf(unfinished, introductionExperiment);
    expect(readDraft(draft, introductionExperiment)?.text).toBe(unfinished);
    expect(readDraft(draft, setUnits(introductionExperiment, 0, 9))?.text).toBe(unfinished);
    expect(readDraft(draft, chooseData(introductionExperiment, 'iris'))).toBeNull();
    expect(readDraft(JSON.stringify({ dialect: 'keras3', text: unfinished }), introductionExperiment)).toBeNull();
  });

  it.each(['', '{', 'null', '[]', '{"text":7,"dialect":"keras3"}', '{"text":"x","dialect":"pytorch"}'])(
    'is none where it is “%s”',
    (draft) => expect(readDraft(draft, introductionExperiment)).toBeNull(),
  );
});

describe('the tie between text and network', () => {
  it('lights the line of a layer, and finds the layer of a line', () => {
    const code = writeCode(introductionExperiment, 'keras3');
    const at = code.text.indexOf('Activation("softmax")');
    expect(layerAt(code, at + 3)).toBe(3);
    const [stretch] = stretchesOfLayer(code, 3);
    expect(code.text.slice(stretch.from, stretch.to)).toBe('keras.layers.Activation("softmax")');
    expect(layerAt(code, code.text.indexOf('keras.Input') + 2)).toBe(-1);
    expect(layerAt(code, code.text.indexOf('model.fit'))).toBeNull();
    expect(stretchesOfLayer(code, null)).toEqual([]);
  });

  it('counts lines from 1', () => {
    expect([lineOf('a\nb\nc', 0), lineOf('a\nb\nc', 2), lineOf('a\nb\nc', 4)]).toEqual([1, 2, 3]);
  });
});
