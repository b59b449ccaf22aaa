import { describe, expect, it } from 'vitest';
import type { ControlName, PartName } from '../../../src/lesson/lesson.ts';
import { changesLocked } from '../../../src/lesson/changesLocked.ts';
import { linked } from '../state/fakes.ts';

const e = linked('data=circle&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.1');

describe('what a step locks', () => {
  it.each<[string, readonly (ControlName | PartName)[]]>([
    ['data=circle&noise=0.5&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.1', ['data', 'noise']],
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
      ...(['run', 'outcome', 'code', 'discretize'] as const), // no program has these
    ];
    expect(all.filter((name) => changesLocked([name], e, linked(link)))).toEqual(by);
    expect(changesLocked(all, e, e)).toBe(false);
  });
});
