import { describe, expect, it } from 'vitest';
import type { ControlName, PartName } from '../../../src/lesson/lesson.ts';
import { changesLocked, withLocked } from '../../../src/lesson/changesLocked.ts';
import { chooseData } from '../../../src/document/dataEdits.ts';
import { linked } from '../state/fakes.ts';

const e = linked('data=circle&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.1');

describe('what a step locks', () => {
  it.each<[string, readonly (ControlName | PartName)[]]>([
    ['data=circle&noise=0.5&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.1', ['data', 'noise']],
    ['data=plane&noise=0&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.1', ['data', 'dataset', 'problem']],
    ['data=moons&noise=0&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.1', ['data', 'dataset']],
    ['data=circle&net=2-5.tanh-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.1', ['layers']],
    ['data=circle&net=2-4.relu-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.1', ['layers', 'activation']],
    [
      'data=circle&net=2-4.tanh:l2=0.01-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.1',
      ['layers', 'regularization', 'regularization_rate'],
    ],
    ['data=circle&net=2-4.tanh-3-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.1', ['layers', 'add_layer']],
    ['data=circle&net=2-4.tanh-1.sigmoid&loss=mean_squared_error&opt=sgd:0.1', ['compile', 'loss']],
    ['data=circle&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.2', ['compile', 'learning_rate']],
    ['data=circle&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&opt=adam:0.1', ['compile', 'optimizer']],
    ['data=circle&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.1&metrics=none', ['compile', 'metrics']],
    ['data=circle&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.1&batch=8', ['fit', 'batch_size']],
    ['data=circle&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.1&epochs=5', ['fit', 'epochs']],
    ['data=circle&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.1&split=0', ['fit', 'validation_split']],
    ['data=circle&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.1&seed=9', ['fit', 'seed']],
  ])('is changed by %s where that is %j alone', (link, by) => {
    const all: readonly (ControlName | PartName)[] = [
      ...(['data', 'dataset', 'noise', 'layers', 'add_layer', 'activation', 'compile', 'loss', 'optimizer'] as const),
      ...([
        'regularization',
        'regularization_rate',
        'learning_rate',
        'metrics',
        'fit',
        'batch_size',
        'epochs',
        'validation_split',
        'seed',
      ] as const),
      'problem',
      ...(['run', 'outcome', 'code', 'discretize'] as const), // no program has these
    ];
    expect(all.filter((name) => changesLocked([name], e, linked(link)))).toEqual(by);
    expect(changesLocked(all, e, e)).toBe(false);
  });
});

describe('activations that a step locks', () => {
  const net = (layers: string) => linked(`data=circle&net=2-${layers}-1.sigmoid&loss=binary_crossentropy`);
  it.each([
    ['4.tanh', '4.tanh-4.tanh', false], // a layer more, with what is there
    ['4.tanh', '4.tanh-4', false], // the linear one that can be added
    ['4.tanh', '4.tanh-4.relu', true],
    ['4.tanh', '4.relu-4.tanh', true],
    ['4.tanh', '4-4.sigmoid', true], // a name that is there, but the first is another
    ['4.tanh-4.relu', '4.relu', false], // a layer less
    ['4.tanh-4.relu', '4.sigmoid', true],
    ['4.tanh-4.relu', '4.relu-4.tanh', true],
    ['4.tanh-4.relu', '4.tanh-4', true],
    ['4.tanh', '8.tanh', false],
  ])('%s to %s: changed %s', (before, after, is) => {
    expect(changesLocked(['activation'], net(before), net(after))).toBe(is);
  });
});

describe('numbers that a step locks stay when other data bring theirs', () => {
  const digits = chooseData(e, 'xor'); // four rows, no validation
  it.each<[ControlName | PartName, (one: typeof e) => unknown]>([
    ['batch_size', ({ batchSize }) => batchSize],
    ['epochs', ({ epochs }) => epochs],
    ['validation_split', ({ validationSplit }) => validationSplit],
    ['learning_rate', ({ optimizer }) => optimizer.learningRate],
    ['optimizer', ({ optimizer: { learningRate: _, ...rest } }) => rest],
  ])('%s', (name, of) => {
    const own = linked(
      'data=circle&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&opt=rmsprop:0.123&batch=7&epochs=77&split=0.3',
    );
    const next = {
      ...linked('data=moons&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&opt=adam:0.5&batch=9&epochs=9&split=0.1'),
    };
    expect(of(withLocked([], own, next))).toEqual(of(next));
    expect(of(withLocked([name], own, next))).toEqual(of(own));
    expect(of(withLocked([name], own, next))).not.toEqual(of(next));
  });
  it('as far as those data can have them', () => {
    const own = linked('data=circle&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&batch=100&split=0.3');
    expect(withLocked(['fit'], own, digits)).toMatchObject({ batchSize: 4, validationSplit: 0 });
  });
});
