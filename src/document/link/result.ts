import type { Experiment } from '../experiment.ts';
import type { Penalty, PlaygroundActivation } from '../ofPlayground.ts';

/** The languages that a link can carry. */
export const languages = ['ja', 'en'] as const;
export type Language = (typeof languages)[number];

/** Changes that programs make to a link on its way, and that can be repaired. */
export const mendings = [
  /** Encodings: `&#38;`, `%253D`, `=3D`, `\\u0026`, Markdown's backslashes. */
  'encoding',
  /** Full-width letters, dashes and other signs in place of ASCII characters. */
  'signs',
  'invisible',
  /** Spaces, line ends and a mail's `>` within the link. */
  'breaks',
  /** Changed capitals and lost underscores. */
  'spelling',
  /** The link came without its `#`. */
  'hash',
] as const;
export type Mending = (typeof mendings)[number];

/** Parts of a link that were ignored or mended; the link opens nevertheless. */
export type Notice =
  | {
      readonly code: 'mended';
      readonly mended: readonly Mending[];
      /** Text after the link that was left out. */
      readonly left: string;
    }
  | {
      readonly code: 'unknownKeys';
      readonly keys: readonly string[];
      /** Number of those that are not named. */ readonly more: number;
    }
  | { readonly code: 'unknownLanguage'; readonly value: string };

/** Why a link does not open. Texts taken from the link are cut short and free of control characters. */
export type LinkError =
  | { readonly code: 'empty' }
  | { readonly code: 'notALink' }
  | { readonly code: 'tooLong'; readonly length: number; readonly max: number }
  | { readonly code: 'badEncoding' }
  /** The link is cut off: it ends with an ellipsis, or within a number or name. */
  | { readonly code: 'cutOff'; readonly end: string }
  /** A character that no link has, within the link. */
  | { readonly code: 'strangeCharacter'; readonly value: string }
  /** The ends of two links, when the damaged text does not show which one was meant. */
  | { readonly code: 'twoReadings'; readonly one: string; readonly other: string }
  | { readonly code: 'severalLinks' }
  /** The checksum does not fit. `link` is what can be read all the same, without the checksum. */
  | { readonly code: 'changed'; readonly link: string }
  | { readonly code: 'newerVersion'; readonly version: string }
  | { readonly code: 'missingKey'; readonly key: string }
  | { readonly code: 'duplicateKey'; readonly key: string }
  | { readonly code: 'unknownName'; readonly key: string; readonly value: string; readonly choices: readonly string[] }
  | { readonly code: 'badNumber'; readonly key: string; readonly value: string; readonly integer: boolean }
  | {
      readonly code: 'outOfRange';
      readonly key: string;
      readonly value: string;
      readonly min: number;
      readonly max: number;
    }
  /** The whole value is malformed; `example` is a correct one. */
  | { readonly code: 'badValue'; readonly key: string; readonly value: string; readonly example: string }
  /** The link names rows that are not here. `hash`: its first digits. */
  | { readonly code: 'unknownTable'; readonly hash: string }
  /** The rows of one of the page's large tables could not be fetched. */
  | { readonly code: 'rowsNotFetched'; readonly name: string }
  /** The rows in the link do not come out of it. `newer`: a later version of the page has written them. */
  | { readonly code: 'badRows'; readonly why: 'damaged' | 'tooLarge' | 'newer' }
  /** The same of the run as it stood. */
  | { readonly code: 'badMoment'; readonly why: 'damaged' | 'tooLarge' | 'newer' }
  /** The lesson in the link, or that it names. */
  | {
      readonly code: 'badLesson';
      readonly why: 'unknown' | 'elsewhere' | 'damaged' | 'broken' | 'notFetched';
      readonly name: string;
    }
  /** `index` counts from 0. */
  | { readonly code: 'badLayer'; readonly index: number; readonly value: string }
  /** All inputs of a link of TensorFlow Playground are off. */
  | { readonly code: 'noInputs' }
  | { readonly code: 'tooManyLayers'; readonly layers: number; readonly max: number };

/** Why a file with an experiment does not open. */
export type FileError =
  | { readonly code: 'tooLarge'; readonly mebibytes: number }
  | { readonly code: 'unreadable' | 'notJson' | 'notOurs' | 'noVersion' | 'newer' | 'damaged' }
  | { readonly code: 'badLink'; readonly error: LinkError };

export type Decoded =
  | {
      readonly ok: true;
      readonly experiment: Experiment;
      readonly language: Language | null;
      readonly notices: readonly Notice[];
      /** How it is to be shown, if the link says so. */
      readonly view?: {
        readonly showsValidation: boolean;
        readonly isDiscrete: boolean;
        readonly penalty: Penalty;
        readonly activation: PlaygroundActivation;
      };
    }
  | { readonly ok: false; readonly error: LinkError };

/** Error that is thrown and caught inside the decoder; it never leaves it. */
export class Refusal extends Error {
  readonly reason: LinkError;

  constructor(reason: LinkError) {
    super(reason.code);
    this.reason = reason;
  }
}

/** A text from a link in a form that can be shown: at most 40 characters, none invisible. */
export function excerpt(text: string): string {
  const shown = text.slice(0, 41).replace(/\p{C}/gu, '�');
  return text.length > 40 ? `${Array.from(shown).slice(0, 39).join('')}…` : shown;
}

/** Result of `act`, or the refusal that it throws. */
export function orRefusal<T>(act: () => T): T | Refusal {
  try {
    return act();
  } catch (refusal) {
    if (refusal instanceof Refusal) return refusal;
    throw refusal; // a bug of this page
  }
}

export function hasWorked<T>(result: T | Refusal): result is T {
  return !(result instanceof Refusal);
}

/** The first refusal among the results from `from` on. */
export function refusalOf(results: readonly unknown[], from = 0): Refusal {
  const found = results.slice(from).find((result) => result instanceof Refusal);
  return found ?? new Refusal({ code: 'notALink' });
}
