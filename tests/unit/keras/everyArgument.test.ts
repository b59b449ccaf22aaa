import { describe, expect, it } from 'vitest';
import { choicesAt } from '../../../src/code/complete.ts';
import { printKeras } from '../../../src/code/keras.ts';
import { readKeras } from '../../../src/code/readKeras.ts';
import {
  denseLayer,
  usualCallbacks,
  usualLayers,
  usualOptimizers,
  usualSchedules,
} from '../../../src/document/defaults.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import { usualInitializer, withArguments } from '../../../src/document/initializerArguments.ts';
import { decodeLink, encodeLink } from '../../../src/document/link.ts';
import { openingExperiment } from '../../../src/document/opening.ts';
import { tidyExperiment } from '../../../src/document/tidy.ts';
import type { CallbackSpec } from '../../../src/engine/specs/callbackSpecs.ts';
import { type LossName, usualLossOptions } from '../../../src/engine/specs/lossSpecs.ts';
import type { Layer, LayerType } from '../../../src/engine/specs/model.ts';
import type { ScheduleSpec } from '../../../src/engine/specs/scheduleSpecs.ts';
import { options as english } from '../../../src/i18n/en/options.ts';
import { options as japanese } from '../../../src/i18n/ja/options.ts';
import { type Argument, type Given, givenArguments, withArgument } from '../../../src/keras/argument.ts';
import { callbacks } from '../../../src/keras/callbacks.ts';
import { initializers } from '../../../src/keras/initializers.ts';
import { layers } from '../../../src/keras/layers.ts';
import { losses, lossOptions } from '../../../src/keras/losses.ts';
import { clipNames, optimizers } from '../../../src/keras/optimizers.ts';
import { schedules } from '../../../src/keras/schedules.ts';
import type { OptionsText } from '../../../src/i18n/en/options.ts';

// What follows from the entries in src/keras, for every class and every argument of it.

/** One argument of one class, and the experiment in which it has a value. */
interface Case {
  readonly className: string;
  readonly given: Given;
  readonly having: (value: Given['value']) => Experiment;
  /** What its form says of it; null: it stands on the page itself. */
  readonly hint: (text: OptionsText) => string | null;
}

const base: Experiment = { ...openingExperiment, metrics: [] }; // accuracy meant another in 2017
const names = <N extends string>(family: Readonly<Record<N, unknown>>) => Object.keys(family) as N[];

const cases: readonly Case[] = [
  ...names(layers).flatMap((type) => {
    const usual: Layer = usualLayers[type];
    return givenArguments<Layer>(layers[type].arguments, usual).map((given) => ({
      className: layers[type].className,
      given,
      having: (value: Given['value']) => ({ ...base, layers: [withArgument(usual, given.key, value), ...base.layers] }),
      hint: ({ hints }: OptionsText) => (given.onCard ? null : hints.layers[given.key as keyof typeof hints.layers]),
    }));
  }),
  ...names(optimizers).flatMap((name) => {
    const usual: Experiment['optimizer'] = usualOptimizers[name];
    return givenArguments(optimizers[name].arguments, usual).map((given) => ({
      className: optimizers[name].className,
      given,
      having: (value: Given['value']) => ({ ...base, optimizer: withArgument(usual, given.key, value) }),
      hint: ({ hints }: OptionsText) => {
        if (given.key === 'learningRate') return null;
        if (given.type === 'clip') return hints.clipping;
        if (given.type === 'schedule') return hints.schedule;
        return hints.optimizers[given.key as keyof typeof hints.optimizers];
      },
    }));
  }),
  ...names(schedules).flatMap((name) => {
    if (name === 'piecewise_constant_decay') return []; // its two lists belong together
    const usual: ScheduleSpec = usualSchedules[name];
    return givenArguments<ScheduleSpec>(schedules[name].arguments, usual).map((given) => ({
      className: schedules[name].className,
      given,
      having: (value: Given['value']) => {
        const whole = given.needs === undefined ? usual : withArgument(usual, given.needs, 0.5);
        return { ...base, optimizer: { ...usualOptimizers.sgd, schedule: withArgument(whole, given.key, value) } };
      },
      hint: ({ hints }: OptionsText) => Object.entries(hints.schedules[name]).find(([key]) => key === given.key)![1],
    }));
  }),
  ...names(callbacks).flatMap((name) => {
    const usual: CallbackSpec = usualCallbacks[name];
    return givenArguments<CallbackSpec>(callbacks[name].arguments, usual).map((given) => ({
      className: callbacks[name].className,
      given,
      having: (value: Given['value']) => ({ ...base, callbacks: [withArgument(usual, given.key, value)] }),
      hint: ({ hints }: OptionsText) => hints.callbacks[given.key as keyof typeof hints.callbacks],
    }));
  }),
  ...names(losses).flatMap((loss: LossName) =>
    givenArguments(lossOptions, usualLossOptions)
      .filter(({ key }) => losses[loss].takes?.some((each) => each === key))
      .map((given) => ({
        className: losses[loss].className,
        given,
        having: (value: Given['value']) => ({
          ...base,
          loss,
          lossOptions: withArgument(usualLossOptions, given.key, value),
        }),
        hint: ({ hints }: OptionsText) => hints.losses[given.key as keyof typeof hints.losses],
      })),
  ),
  ...names(initializers).flatMap((name) => {
    const usual = withArguments(usualInitializer(name));
    return usual === null
      ? []
      : givenArguments<typeof usual>(initializers[name].arguments, usual).map((given) => ({
          className: initializers[name].className,
          given,
          having: (value: Given['value']) => ({
            ...base,
            layers: [denseLayer(3, { kernelInitializer: withArgument(usual, given.key, value) })],
          }),
          hint: ({ hints }: OptionsText) => hints.initializers[given.key as keyof typeof hints.initializers],
        }));
  }),
];

/** A value that is not Keras's default. */
function another(given: Given): Given['value'] {
  switch (given.type) {
    case 'number':
    case 'optional': {
      const { min, max } = given.range;
      return [7, 0.5, 0.25].find((x) => x >= min && x <= max && x !== given.usual && (x === 7 || !given.whole))!;
    }
    case 'flag':
      return !given.usual;
    case 'choice':
      return given.choices.find((each) => each !== given.usual)!;
    case 'monitor':
      return 'loss';
    case 'activation':
      return 'tanh';
    case 'initializer':
      return given.vector ? 'ones' : { name: 'random_normal', mean: 0, stddev: 0.5 };
    case 'regularizer':
      return { l1: 0, l2: 0.5 };
    case 'schedule':
      return { ...usualSchedules.exponential_decay, staircase: true };
    case 'clip':
      return { by: 'value', limit: 0.5 };
    case 'numbers':
      return given.usual;
  }
}

describe.each(cases.map((each) => [`${each.className}.${each.given.name}`, each] as const))('%s', (_, each) => {
  const { className, given, having, hint } = each;
  const e = having(another(given));

  it('is in the link and in the program, and is read from both', () => {
    const link = encodeLink(e);
    expect(decodeLink(link)).toMatchObject({ ok: true, experiment: e });
    for (const dialect of ['keras3', 'keras2017'] as const) {
      if (dialect === 'keras2017' && className === 'Adagrad') continue; // its accumulators cannot be said there
      expect(readKeras(printKeras(e, dialect).text, base, dialect).experiment).toEqual(e);
    }
  });

  it('is left out of the program where it is as usual, and only there', () => {
    if (given.needed || given.always || given.positional || given.type === 'schedule') return;
    const said = given.type === 'clip' ? `${clipNames.value}=` : `${given.name}=`;
    expect(printKeras(e, 'keras3').text).toContain(said);
    expect(printKeras(tidyExperiment(having(given.usual)), 'keras3').text).not.toContain(said);
  });

  it('is brought within its range', () => {
    if (given.type !== 'number' && given.type !== 'optional') return;
    const { min, max } = given.range;
    expect(tidyExperiment(having(max + 1))).toEqual(tidyExperiment(having(max)));
    expect(tidyExperiment(having(min - 1))).toEqual(tidyExperiment(having(min)));
    expect(tidyExperiment(having(Number.NaN))).toEqual(tidyExperiment(having(given.usual)));
    expect(tidyExperiment(e)).toBe(e);
  });

  it('is offered where the class is typed', () => {
    const labels = choicesAt(`keras.x.${className}(a)`, `keras.x.${className}(a`.length)?.choices.map(
      ({ label }) => label,
    );
    if (given.type === 'clip') expect(labels).toEqual(expect.arrayContaining([`${clipNames.norm}=`]));
    else if (given.type !== 'schedule') expect(labels).toContain(`${given.name}=`);
  });

  it('is explained in its form, in both languages', () => {
    for (const text of [english, japanese]) expect(hint(text)).not.toBe('');
    if (hint(english) !== null) expect(hint(english)).not.toBe(hint(japanese));
  });
});

it('had no other name and default in 2017 where its class was not there yet', () => {
  const later = [layers, optimizers, schedules].flatMap((family) =>
    Object.values<{ since?: string; arguments: object }>(family).filter(({ since }) => since !== undefined),
  );
  expect(later.length).toBeGreaterThan(5);
  const all = later.flatMap((each) => Object.values<Argument>({ ...each.arguments }));
  expect(all.filter(({ in2017 = {} }) => Object.keys(in2017).length > 0)).toEqual([]);
});

it('has no class without a case, where it has arguments', () => {
  expect(new Set(cases.map(({ className }) => className)).size).toBeGreaterThan(30);
  const types = names(layers).filter((type: LayerType) => Object.keys(layers[type].arguments).length === 0);
  expect(types).toEqual(['softmax']);
});
