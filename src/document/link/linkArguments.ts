import type { Clip } from '../../engine/specs/optimizerSpecs.ts';
import { type Arguments, type Given, givenArguments, mapArguments } from '../../keras/argument.ts';
import { clipNames, clipWays } from '../../keras/optimizers.ts';
import { equal } from '../equal.ts';
import { limits } from '../limits.ts';
import { initializerWords, readInitializer, writeInitializer } from './initializer.ts';
import { plainText } from './list.ts';
import { flagged, type Options, valued, type Written } from './options.ts';
import { type LinkError, Refusal } from './result.ts';
import { readSchedule, writeSchedule } from './linkSchedule.ts';
import { readName, readNumber } from './values.ts';

// Options of a layer, an optimizer, a loss or a callback: its arguments. A value that is as usual is left out.

const wordOf = ({ link, name }: Given): string => link ?? name;

/** What of a class with this plain data is not as usual; first come the numbers without a word. */
export function writeArguments<S extends object>(table: Arguments<S>, spec: S): readonly Written[] {
  const all = givenArguments(table, spec);
  const isBare = ({ type, link }: Given): boolean => type === 'number' && link === '';
  const numbers = all.filter(isBare);
  const last = numbers.findLastIndex(
    ({ key, needed, always, value, usual }) =>
      needed ||
      always ||
      value !== usual ||
      all.some((each) => each.type === 'flag' && each.value && each.behind === key),
  );
  // A schedule, which is long, comes last.
  const words = all
    .filter((given) => !isBare(given))
    .toSorted((a, b) => Number(a.type === 'schedule') - Number(b.type === 'schedule'))
    .flatMap(written);
  return [...numbers.slice(0, last + 1).map(plainText), ...words];
}

function written(given: Given): Written | readonly Written[] {
  const word = wordOf(given);
  switch (given.type) {
    case 'number':
    case 'optional':
    case 'choice':
      return valued(word, given.value, given.usual);
    case 'flag':
      return flagged(word, given.value !== given.usual);
    case 'monitor':
      return given.value;
    case 'initializer': {
      if (equal(given.value, given.usual)) return null;
      const text = writeInitializer(given.value);
      return word === '' ? text : `${word}=${text}`;
    }
    case 'regularizer':
      return (['l1', 'l2'] as const).map((each) => valued(word + each, given.value[each], 0));
    case 'schedule':
      return given.value && writeSchedule(given.value);
    case 'clip':
      return given.value && `${clipNames[given.value.by]}=${given.value.limit}`;
    case 'activation':
    case 'numbers':
      return null; // stands elsewhere
  }
}

/**
 * @param usual plain data with the values of what is left out
 * @throws Refusal
 */
export function readArguments<S extends object>(
  table: Arguments<S>,
  usual: S,
  options: Options,
  malformed: LinkError,
): S {
  const isWord = ({ type, link }: Given): boolean => type === 'initializer' && link === '';
  const spec = mapArguments(table, usual, (given) =>
    isWord(given) ? given.value : readArgument(given, options, malformed),
  );
  // A word that is left when all others are read.
  return mapArguments(table, spec, (given) => {
    const word = isWord(given) ? options.word() : undefined;
    if (word === undefined) return given.value;
    readName('net', word.split(',', 1)[0], [...initializerWords, ...options.asked]);
    if (options.word() !== undefined) throw new Refusal(malformed);
    return readInitializer(word);
  });
}

/** Value of an argument; the one that it has if there is none. @throws Refusal */
export function readArgument(given: Given, options: Options, malformed: LinkError): Given['value'] {
  const word = wordOf(given);
  switch (given.type) {
    case 'number': {
      if (given.whole) return options.integer(word, given.range, given.value);
      if (word !== '') return options.value(word, given.range, given.value);
      const value = options.number(given.range, given.needed ? Number.NaN : given.value);
      if (Number.isNaN(value)) throw new Refusal(malformed);
      return value;
    }
    case 'optional': {
      const value = options.value(word, given.range, Number.NaN);
      return Number.isNaN(value) ? given.value : value;
    }
    case 'flag':
      return options.flag(word) ? !given.usual : given.value;
    case 'choice':
      return options.choice(word, given.choices, given.value);
    case 'initializer': {
      const text = options.text(word);
      return text === undefined ? given.value : readInitializer(text);
    }
    case 'regularizer':
      return {
        l1: options.value(`${word}l1`, limits.penalty, given.value.l1),
        l2: options.value(`${word}l2`, limits.penalty, given.value.l2),
      };
    case 'schedule':
      return readSchedule(options);
    case 'clip':
      return readClip(options, malformed);
    case 'monitor':
    case 'activation':
    case 'numbers':
      return given.value; // read elsewhere
  }
}

/** Reads the clip. Keras accepts one of the three kinds. */
function readClip(options: Options, malformed: LinkError): Clip | null {
  const clips = clipWays.flatMap((by) => {
    const limit = options.text(clipNames[by]);
    return limit === undefined ? [] : [{ by, limit: readNumber('opt', limit, limits.clip) }];
  });
  if (clips.length > 1) throw new Refusal(malformed);
  return clips[0] ?? null;
}
