import { type Arguments, type Given, givenArguments, mapArguments } from '../../keras/argument.ts';
import { type LinkError, Refusal } from './result.ts';
import { readInteger, readName, readNumber } from './values.ts';

// Values of the arguments of a schedule or an initializer: in their order, with commas between.

/** @param part up to the last value that is not as usual; else all of them */
export function writeList<S extends object>(table: Arguments<S>, spec: S, part: boolean): string {
  const all = givenArguments(table, spec);
  const last = all.findLastIndex((given) => given.needed || given.value !== given.usual);
  // What needs the value before it is written with it.
  const end = !part ? all.length : all[last + 1]?.needs === undefined ? last + 1 : last + 2;
  return all
    .slice(0, end)
    .map((given) => (given.type === 'flag' ? given.name : plainText(given)))
    .join(',');
}

/** The value of a number, a word, or None. */
export function plainText({ value }: Given): string {
  return typeof value === 'object' ? 'none' : String(value);
}

/**
 * @param usual values of what is left out
 * @throws Refusal
 */
export function readList<S extends object>(
  key: string,
  parts: readonly string[],
  table: Arguments<S>,
  usual: S,
  part: boolean,
  malformed: LinkError,
): S {
  const all = givenArguments(table, usual);
  const next = all[parts.length];
  const whole = parts.length === all.length || (part && next !== undefined && !next.needed && next.needs === undefined);
  const flags = all.filter(({ type, name }, i) => type === 'flag' && parts.length > i && parts[i] !== name);
  if (!whole || flags.length > 0) throw new Refusal(malformed);
  const texts = new Map(all.map(({ key: of }, i) => [of, parts[i]]));
  return mapArguments(table, usual, (given) => {
    const text = texts.get(given.key);
    return text === undefined ? given.value : read(key, text, given);
  });
}

function read(key: string, text: string, given: Given): Given['value'] {
  switch (given.type) {
    case 'number':
    case 'optional':
      return (given.whole ? readInteger : readNumber)(key, text, given.range);
    case 'choice':
      return readName(key, text, given.choices);
    case 'flag':
      return true;
    case 'monitor':
    case 'activation':
    case 'initializer':
    case 'regularizer':
    case 'schedule':
    case 'clip':
    case 'numbers':
      return given.value; // none of these has such an argument
  }
}
