import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { usualCallbacks } from '../../../src/document/defaults.ts';
import { countersEach, createCallbacks } from '../../../src/engine/createCallbacks.ts';
import type {
  CallbackSpec,
  EarlyStoppingSpec,
  ReduceLrOnPlateauSpec,
} from '../../../src/engine/specs/callbackSpecs.ts';
import type { Fitting } from '../../../src/engine/callbacks/callback.ts';

/** Expected values made by rules.py, which follows Keras's counters over random curves. */
const { callbacks: oracle } = JSON.parse(readFileSync(new URL('./oracles/rules.json', import.meta.url), 'utf8')) as {
  readonly callbacks: {
    readonly early_stopping: readonly {
      readonly spec: EarlyStoppingSpec;
      readonly values: readonly number[];
      readonly expected: readonly [number, number | null];
    }[];
    readonly reduce_lr_on_plateau: readonly {
      readonly spec: ReduceLrOnPlateauSpec;
      readonly values: readonly number[];
      readonly rates: readonly number[];
    }[];
  };
};

/** Fits over given rows. @returns the number of epochs, the epoch whose weights were restored, the learning rates */
function fitOver(specs: readonly CallbackSpec[], rows: readonly Readonly<Record<string, number>>[], rate = 0.1) {
  let epoch = 0;
  let stopped = false;
  let kept = -1;
  let weights = -1;
  const rates: number[] = [];
  const fitting: Fitting = {
    value: (key) => rows[epoch][key] ?? null,
    learningRate: () => rate,
    setLearningRate: (next) => {
      rate = next;
      return true;
    },
    round: (value) => value,
    keepWeights: () => {
      kept = weights;
    },
    restoreWeights: () => {
      weights = kept;
    },
    stop: () => {
      stopped = true;
    },
  };
  const callbacks = createCallbacks(specs, fitting, new Float64Array(specs.length * countersEach));
  function fit(): { done: number; told: number | null; weights: number; rates: readonly number[] } {
    rates.length = 0;
    stopped = false;
    for (const callback of callbacks) callback.fitBegin();
    for (epoch = 0; epoch < rows.length && !stopped; epoch++) {
      weights = epoch + 1;
      for (const callback of callbacks) callback.epochEnd(epoch);
      rates.push(rate);
    }
    const told = callbacks.map((callback) => callback.fitEnd()).find((own) => own !== null) ?? null;
    return { done: epoch, told: told === null ? null : told + 1, weights, rates: [...rates] };
  }
  return { fit };
}

const losses = (...values: number[]) => values.map((loss) => ({ loss, val_loss: loss }));

describe('EarlyStopping', () => {
  test('over 60 random curves stops and restores where Keras does', () => {
    for (const { spec, values, expected } of oracle.early_stopping) {
      const { done, told, weights } = fitOver([spec], losses(...values)).fit();
      expect([done, told], JSON.stringify(spec)).toEqual(expected);
      expect(weights).toBe(expected[1] ?? done);
    }
  });

  const stopping = { ...usualCallbacks.early_stopping, monitor: 'loss', patience: 2 };

  test('counts the epochs without improvement, and begins anew with each fit', () => {
    const { fit } = fitOver([stopping], losses(3, 2, 2.5, 2.1, 1));
    expect(fit().done).toBe(4);
    expect(fit().done).toBe(4);
  });

  test('puts the best weights back when the fit runs to its end, too', () => {
    const { fit } = fitOver([{ ...stopping, restoreBestWeights: true }], losses(3, 1, 2));
    expect(fit()).toMatchObject({ done: 3, told: 2, weights: 2 });
  });

  test('a key that is not there does nothing', () => {
    expect(fitOver([{ ...stopping, monitor: 'val_auc' }], losses(1, 2, 3, 4, 5)).fit().done).toBe(5);
  });

  test('auto: less of a loss or an error, more of an accuracy; of anything else nothing', () => {
    const rows = [0.5, 0.6, 0.7, 0.8, 0.9].map((value) => ({
      val_loss: value,
      val_accuracy: value,
      mean_squared_error: value,
      learning_rate: value,
    }));
    const done = (monitor: string): number => fitOver([{ ...stopping, monitor }], rows).fit().done;
    expect(done('val_loss')).toBe(3);
    expect(done('mean_squared_error')).toBe(3);
    expect(done('val_accuracy')).toBe(5);
    expect(done('learning_rate')).toBe(5);
  });
});

describe('ReduceLROnPlateau', () => {
  test('over 60 random curves has the learning rates that Keras has', () => {
    for (const { spec, values, rates } of oracle.reduce_lr_on_plateau) {
      expect(fitOver([spec], losses(...values)).fit().rates, JSON.stringify(spec)).toEqual(rates);
    }
  });

  test('the reduced learning rate stays in the next fit', () => {
    const plateau = { ...usualCallbacks.reduce_lr_on_plateau, monitor: 'loss', patience: 1, factor: 0.5 };
    const { fit } = fitOver([plateau], losses(1, 1));
    expect(fit().rates).toEqual([0.1, 0.05]);
    expect(fit().rates).toEqual([0.05, 0.025]);
  });
});

test('all of them at once do what each does alone', () => {
  const stopping = { ...usualCallbacks.early_stopping, monitor: 'loss', patience: 3 };
  const plateau = { ...usualCallbacks.reduce_lr_on_plateau, monitor: 'loss', patience: 2, factor: 0.5 };
  const { fit } = fitOver([stopping, plateau, { name: 'terminate_on_nan' }], losses(1, 2, 2, 2, 2));
  expect(fit()).toMatchObject({ done: 4, rates: [0.1, 0.1, 0.05, 0.05] });
});
