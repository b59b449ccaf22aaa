import { describe, expect, it } from 'vitest';
import { wordOfCause } from '../../../src/document/classNames.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import type { NotFinite } from '../../../src/engine/specs/runSpec.ts';
import type { Cause } from '../../../src/engine/run/cause.ts';
import { messages as en } from '../../../src/i18n/en/messages.ts';
import { messages as ja } from '../../../src/i18n/ja/messages.ts';
import { prepare } from '../../../src/training/prepare.ts';
import { linked } from '../state/fakes.ts';

/** Trains until it breaks off. */
function broken(e: Experiment, epochs = 200): NotFinite | null {
  const { run } = prepare(e);
  while (run.epoch < epochs && run.failure === null) run.advance(1e6);
  return run.failure;
}

const moons = 'data=moons&loss=mean_squared_error&metrics=none';
const cases: readonly [string, string, Cause['type'], string][] = [
  ['a learning rate that is too large', `${moons}&net=2-8.relu-1&opt=sgd:50`, 'growth', ''],
  ['a learning rate far too large', `${moons}&net=2-8.relu-8.relu-1&opt=sgd:1000`, 'growth', ''],
  ['a regularizer that overshoots', `${moons}&net=2-8.tanh:l2=100-1&opt=sgd:1`, 'growth', ''],
  ['Dropout behind softmax', 'data=iris&net=4-3-softmax-Dropout:0.5', 'zeroSum', 'Dropout'],
  ['Dropout behind a fused softmax', 'data=iris&net=4-3.softmax-Dropout:0.5', 'zeroSum', 'Dropout'],
  ['two Dropouts behind softmax', 'data=iris&net=4-3.softmax-Dropout:0.4-Dropout:0.4', 'zeroSum', 'Dropout'],
  [
    'the same with labels',
    'data=iris&net=4-3.softmax-Dropout:0.5&loss=sparse_categorical_crossentropy',
    'zeroSum',
    'Dropout',
  ],
  ['relu in front of the cross-entropy', 'data=iris&net=4-3.relu', 'zeroSum', 'relu'],
  ['a relu layer in front of it', 'data=iris&net=4-3-relu', 'zeroSum', 'relu'],
  ['a negative output under poisson', 'data=circle&net=2-1&loss=poisson&metrics=none', 'negative', ''],
  ['tanh under poisson', 'data=circle&net=2-1.tanh&loss=poisson&metrics=none', 'negative', ''],
  [
    'exponentials of exponentials',
    'data=iris&std=0&net=4-8.exponential-8.exponential-3.softmax',
    'overflow',
    'exponential',
  ],
];

describe('the cause of a loss that is no number', () => {
  it.each(cases)('is found: %s', (_, link, type, word) => {
    const e = linked(link);
    const failure = broken(e);
    expect(failure?.cause.type).toBe(type);
    if (failure === null) throw new Error('it breaks off');
    const names = { layer: wordOfCause(failure, e.layers), loss: e.loss };
    expect(names.layer).toBe(word);
    for (const text of [en.notFinite(failure, names), ja.notFinite(failure, names)]) {
      expect(text).toContain(String(failure.epoch));
      if (word !== '') expect(text).toContain(word);
      expect(/learning rate|学習率/.test(text)).toBe(type === 'growth');
    }
  });

  it('is the gradient where outputs and weights are as usual', () => {
    // e^(25·π) and its square are numbers of float64, as the loss is; the slope is none of float32.
    const layers = 'net=1-1.exponential:nobias:constant,25-1:nobias:constant,0.001';
    expect(broken(linked(`data=sine&${layers}&loss=mean_squared_error&metrics=none`))?.cause).toEqual({
      type: 'gradient',
    });
  });

  it('is none in a run that stays finite', () => {
    expect(broken(linked('data=iris&net=4-8.relu-3.softmax'), 20)).toBeNull();
    expect(broken(linked('data=iris&net=4-8.relu-Dropout:0.5-3.softmax'), 20)).toBeNull();
  });
});
