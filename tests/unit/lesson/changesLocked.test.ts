import { describe, expect, it } from 'vitest';
import { controlNames, type PartName, partNames, type Name } from '../../../src/lesson/lesson.ts';
import { emptyDrawing, tableOf } from '../../../src/data/drawnPoints.ts';
import { playgroundTables } from '../../../src/data/playgroundTables.ts';
import { usualSchedules } from '../../../src/document/defaults.ts';
import { changesLocked, withLocked } from '../../../src/lesson/changesLocked.ts';
import { chooseData } from '../../../src/document/dataEdits.ts';
import { choosePlayground } from '../../../src/document/ofPlayground.ts';
import { withPoints } from '../../../src/document/pointEdits.ts';
import { linked } from '../state/fakes.ts';

const e = linked('data=circle&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.1');

describe('what a step locks', () => {
  const base = 'net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.1';
  const all = [...controlNames, ...partNames]; // run, outcome and the like set nothing that a program has
  it.each<[string, readonly Name[]]>([
    [`data=circle&noise=0.5&${base}`, ['data', 'noise']],
    [`data=circle&samples=100&${base}`, ['data', 'samples']],
    [`data=circle&std=0&${base}`, ['data', 'standardize']],
    [`data=circle&dseed=5&${base}`, ['data', 'new_data']],
    [
      'data=circle&features=0,1,square.0&net=3-4.tanh-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.1',
      ['data', 'layers', 'inputs', 'input_x_squared'],
    ],
    [
      'data=circle&features=0&net=1-4.tanh-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.1',
      ['data', 'layers', 'inputs', 'input_y'],
    ],
    [`data=plane&noise=0&${base}`, ['data', 'dataset', 'problem']],
    [`data=moons&noise=0&${base}`, ['data', 'dataset']],
    ['data=circle&net=3-4.tanh-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.1', ['layers', 'input_shape']],
    ['data=circle&net=2-5.tanh-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.1', ['layers', 'units']],
    ['data=circle&net=2-4.relu-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.1', ['layers', 'activation']],
    [
      'data=circle&net=2-4.tanh:l2=0.01-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.1',
      ['layers', 'regularization', 'regularization_rate'],
    ],
    ['data=circle&net=2-4.tanh:frozen-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.1', ['layers', 'layer_arguments']],
    ['data=circle&net=2-4.tanh-3-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.1', ['layers', 'add_layer']],
    ['data=circle&net=2-4.tanh-1.sigmoid&loss=mean_squared_error&opt=sgd:0.1', ['compile', 'loss']],
    [`data=circle&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.2`, ['compile', 'learning_rate']],
    ['data=circle&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&opt=adam:0.1', ['compile', 'optimizer']],
    [`data=circle&${base}&metrics=none`, ['compile', 'metrics']],
    [`data=circle&${base}&batch=8`, ['fit', 'batch_size']],
    [`data=circle&${base}&epochs=5`, ['fit', 'epochs']],
    [`data=circle&${base}&shuffle=0`, ['fit', 'epochs', 'shuffle']],
    [`data=circle&${base}&split=0`, ['fit', 'validation_split']],
    [`data=circle&${base}&seed=9`, ['fit', 'seed']],
  ])('is changed by %s where that is %j alone', (link, by) => {
    expect(all.filter((name) => changesLocked([name], e, linked(link)))).toEqual(
      all.filter((name) => by.includes(name)),
    );
    expect(changesLocked(all, e, e)).toBe(false);
  });

  it('is a schedule, where the learning rate is locked', () => {
    const schedule = { ...usualSchedules.exponential_decay };
    const next = { ...e, optimizer: { ...e.optimizer, schedule } };
    expect(changesLocked(['learning_rate'], e, next)).toBe(true);
    expect(changesLocked(['optimizer'], e, next)).toBe(true);
    expect(withLocked(['learning_rate'], e, next).optimizer).toEqual(e.optimizer);
  });

  it('is points or a table of a person’s own, and not what takes their place', () => {
    const points = withPoints(e, tableOf(emptyDrawing('Mine')));
    expect(changesLocked(['draw_points'], e, points)).toBe(true);
    expect(changesLocked(['own_table'], e, points)).toBe(false);
    expect(changesLocked(['draw_points'], points, e)).toBe(false);
    const table = { ...points, data: { ...points.data, type: 'table' as const } } as typeof e;
    expect(changesLocked(['own_table'], e, table)).toBe(true);
    expect(changesLocked(['draw_points'], e, table)).toBe(false);
  });

  it('is another seed of data of TensorFlow Playground, and another set of them', () => {
    const [circle, again, xor] = ['circle:0.5', 'circle:0.6', 'xor:0.5'].map((hash) => {
      const found = playgroundTables.get(`playground:${hash}`);
      if (found === undefined) throw new Error(hash);
      return choosePlayground(e, found);
    });
    const found = (next: typeof e) => all.filter((name) => changesLocked([name], circle, next));
    expect(found(again)).toEqual(['data', 'new_data']);
    expect(found(xor)).toEqual(['data', 'dataset']);
  });
});

describe('units and arguments of layers that a step locks', () => {
  const net = (layers: string) => linked(`data=circle&net=2-${layers}-1.sigmoid&loss=binary_crossentropy`);
  it.each([
    ['4.tanh', '5.tanh', ['units']],
    ['4.tanh', '4.tanh-8.tanh', []], // a layer more
    ['4.tanh-8.tanh', '8.tanh', []],
    ['4.tanh', '5.tanh-8.tanh', ['units']],
    ['4.tanh', '4.tanh-dropout:0.5', []], // as it can be added
    ['4.tanh', '4.tanh-dropout:0.25', ['layer_arguments']],
    ['4.tanh-dropout:0.25', '4.tanh-dropout:0.25-4-dropout:0.25', []], // copied
    ['4.tanh-dropout:0.25', '4.tanh', []],
    ['4.tanh-dropout:0.25', '4.tanh-dropout:0.5', ['layer_arguments']],
    ['4.tanh', '4.tanh:nobias', ['layer_arguments']],
    ['4.tanh', '4.tanh:l2=0.01', []],
  ] as const)('%s to %s changes %j', (before, after, by) => {
    const names = ['units', 'layer_arguments'] as const;
    expect(names.filter((name) => changesLocked([name], net(before), net(after)))).toEqual(by);
  });

  it('but not the output layer that other data need', () => {
    const locked = ['units', 'activation', 'layer_arguments'] as const;
    const iris = chooseData(e, 'iris');
    expect(iris.layers).toMatchObject([{ units: 6 }, { units: 3 }]); // its own network, in place of an untouched one
    const kept = withLocked(['units'], e, iris);
    expect(kept.layers).toMatchObject([{ units: 4 }, { units: 3 }]);
    expect(changesLocked(locked, e, kept)).toBe(false);
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
  it.each<[Name, (one: typeof e) => unknown]>([
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

describe('what a step locks of the data stays when another set brings its own', () => {
  const net = '-4.tanh-1.sigmoid&loss=binary_crossentropy';
  const own = linked(`data=circle&samples=120&noise=0.3&features=square.0,square.1&std=0&dseed=7&net=2${net}`);
  const next = linked(`data=moons&net=2${net}`);
  it.each<[PartName, (one: typeof e) => unknown]>([
    ['samples', ({ data }) => data.samples],
    ['noise', ({ data }) => data.noise],
    ['inputs', ({ data }) => data.features],
    ['standardize', ({ data }) => data.standardize],
    ['new_data', ({ data }) => data.seed],
  ])('%s', (name, of) => {
    expect(withLocked([], own, next).data).toEqual(next.data);
    const kept = withLocked([name], own, next);
    expect(of(kept)).toEqual(of(own));
    expect(of(kept)).not.toEqual(of(next));
    expect(changesLocked([name], own, next)).toBe(false); // another set may come
  });
  it('as far as that can have it', () => {
    const iris = chooseData(own, 'iris');
    const kept = withLocked(['samples', 'noise', 'inputs'], own, iris);
    expect(kept.data).toEqual(iris.data);
    expect(kept.inputs).toBe(4);
  });
});
