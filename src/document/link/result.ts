import type { Experiment } from '../experiment.ts';

/** The languages that a link can carry. */
export const languages = ['ja', 'en'] as const;
export type Language = (typeof languages)[number];

/** What programs do to a link on its way, and what can be put right. */
export const mendings = [
  /** Encodings: `&#38;`, `%253D`, `=3D`, `\\u0026`, Markdown's backslashes. */
  'encoding',
  /** Full-width letters, dashes and other signs in the place of ASCII's. */
  'signs',
  'invisible',
  /** Spaces, line ends and a mail's `>` within the link. */
  'breaks',
  /** Capitals, and underscores that were lost. */
  'spelling',
  /** The link came without its `#`. */
  'hash',
] as const;
export type Mending = (typeof mendings)[number];

/** What was passed over or mended in a link that opens all the same. */
export type Notice =
  | {
      readonly code: 'mended';
      readonly mended: readonly Mending[];
      /** What stood behind the link and was left out. */
      readonly left: string;
    }
  | {
      readonly code: 'unknownKeys';
      readonly keys: readonly string[];
      /** How many are not named. */ readonly more: number;
    }
  | { readonly code: 'unknownLanguage'; readonly value: string };

/** Why a link does not open. Texts taken from the link are cut short and free of control characters. */
export type LinkError =
  | { readonly code: 'empty' }
  | { readonly code: 'notALink' }
  | { readonly code: 'tooLong'; readonly length: number; readonly max: number }
  | { readonly code: 'badEncoding' }
  /** It ends where no link ends: with an ellipsis, or before the rest of a number or name. */
  | { readonly code: 'cutOff'; readonly end: string }
  /** A character that no link has, where the link goes on behind it. */
  | { readonly code: 'strangeCharacter'; readonly value: string }
  /** Both are links, and the damage does not tell which was meant: what they end with. */
  | { readonly code: 'twoReadings'; readonly one: string; readonly other: string }
  | { readonly code: 'severalLinks' }
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
  /** The value as a whole is not written as it should be; `example` is. */
  | { readonly code: 'badValue'; readonly key: string; readonly value: string; readonly example: string }
  /** `index` counts from 0. */
  | { readonly code: 'badLayer'; readonly index: number; readonly value: string }
  | { readonly code: 'tooManyLayers'; readonly layers: number; readonly max: number };

export type Decoded =
  | {
      readonly ok: true;
      readonly experiment: Experiment;
      readonly language: Language | null;
      readonly notices: readonly Notice[];
    }
  | { readonly ok: false; readonly error: LinkError };

/** Thrown inside the decoder and caught at its door: nobody else sees it. */
export class Refusal extends Error {
  readonly reason: LinkError;

  constructor(reason: LinkError) {
    super(reason.code);
    this.reason = reason;
  }
}

/** A text from a link as it can be shown: at most 40 characters, nothing invisible. */
export function excerpt(text: string): string {
  const shown = text.slice(0, 41).replace(/\p{C}/gu, '�');
  return text.length > 40 ? `${Array.from(shown).slice(0, 39).join('')}…` : shown;
}

/** What `act` gives, or why it refused. */
export function orRefusal<T>(act: () => T): T | Refusal {
  try {
    return act();
  } catch (refusal) {
    if (refusal instanceof Refusal) return refusal;
    throw refusal; // a defect of ours
  }
}

export function hasWorked<T>(result: T | Refusal): result is T {
  return !(result instanceof Refusal);
}

/** The refusal among the results from `from` on. */
export function refusalOf(results: readonly unknown[], from = 0): Refusal {
  const found = results.slice(from).find((result) => result instanceof Refusal);
  return found ?? new Refusal({ code: 'notALink' });
}
