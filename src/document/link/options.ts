import type { Range } from '../limits.ts';
import { excerpt, type LinkError, Refusal } from './result.ts';
import { readInteger, readName, readNumber } from './values.ts';

// Options that may follow the name of a layer, an optimizer, a loss or a callback:
//   thing  = name *( ":" option )          sgd:0.1:0.9:nesterov:weight_decay=0.01
//   option = number / word / word "=" value
// Numbers without a word come first, in their order; words follow in any order, each once. Only values that are not
// the default are written.

/** Text of an option; null: none, because its value is the default. */
export type Written = string | null;

export function writeThing(name: string, ...options: readonly Written[]): string {
  return [name, ...options.filter((option) => option !== null)].join(':');
}

/** `word=value`, unless it is the usual value. */
export function valued(word: string, value: number | string | null, usual: number | string | null): Written {
  return value === usual || value === null ? null : `${word}=${value}`;
}

export function flagged(word: string, on: boolean): Written {
  return on ? word : null;
}

/** Reader of the options of one thing; each option is read once, and `end` refuses those that were not read. */
export interface Options {
  /** The next number without a word; `usual` if there is none left. */
  number(range: Range, usual: number): number;
  flag(word: string): boolean;
  /** The text after `word=`; undefined if there is none. */
  text(word: string): string | undefined;
  value(word: string, range: Range, usual: number): number;
  integer(word: string, range: Range, usual: number): number;
  choice<T extends string>(word: string, choices: readonly T[], usual: T): T;
  /** The next word without a value, whatever it is. */
  word(): string | undefined;
  /** What was asked for so far. */
  readonly asked: Iterable<string>;
  /** @throws Refusal that names what is left and the options that exist */
  end(): void;
}

/**
 * @param key of the link, for the error
 * @param malformed the error for an option that comes twice, or a number after a word
 * @throws Refusal, here and in all of its methods
 */
export function readOptions(key: string, parts: readonly string[], malformed: LinkError): Options {
  const numbers: string[] = [];
  const words = new Set<string>();
  const values = new Map<string, string>();
  const asked = new Set<string>();
  for (const part of parts) {
    const at = part.indexOf('=');
    const word = at === -1 ? part : part.slice(0, at);
    if (/^-?\d/.test(word) && at === -1 && words.size + values.size === 0) {
      numbers.push(part);
      continue;
    }
    if (word === '' || words.has(word) || values.has(word)) throw new Refusal(malformed);
    if (at === -1) words.add(word);
    else values.set(word, part.slice(at + 1));
  }
  const text = (word: string): string | undefined => {
    asked.add(`${word}=`);
    const found = values.get(word);
    values.delete(word);
    return found;
  };
  return {
    number: (range, usual) => {
      const next = numbers.shift();
      return next === undefined ? usual : readNumber(key, next, range);
    },
    flag: (word) => {
      asked.add(word);
      return words.delete(word);
    },
    text,
    asked,
    value: (word, range, usual) => {
      const found = text(word);
      return found === undefined ? usual : readNumber(key, found, range);
    },
    integer: (word, range, usual) => {
      const found = text(word);
      return found === undefined ? usual : readInteger(key, found, range);
    },
    choice: (word, choices, usual) => {
      const found = text(word);
      return found === undefined ? usual : readName(key, found, choices);
    },
    word: () => {
      const [next] = words;
      if (next !== undefined) words.delete(next);
      return next;
    },
    end: () => {
      if (numbers.length > 0) throw new Refusal(malformed);
      const [left] = [...words, ...[...values.keys()].map((word) => `${word}=`)];
      if (left === undefined) return;
      if (asked.size === 0) throw new Refusal(malformed);
      throw new Refusal({ code: 'unknownName', key, value: excerpt(left), choices: [...asked] });
    },
  };
}
