import { knownTables, type Tables } from '../../data/tables.ts';
import { fits, unsealed } from './check.ts';
import { knownKeys } from './keys.ts';
import { lessonIn, type LessonLink } from './linkLesson.ts';
import { longestLink, splitPairs } from './pairs.ts';
import { readExperiment } from './read.ts';
import { type Decoded, excerpt, type Language, languages, type Notice, orRefusal, Refusal } from './result.ts';

// The strict reader, which the page loads first. It reads links exactly as `encodeLink` writes them. Any other text
// needs mending before (mend.ts), which the page fetches only then.

export interface LinkReading {
  readonly decoded: Decoded;
  /** The lesson that the link names. */
  readonly lesson: LessonLink | null;
}

/** Ends that no link has: it was cut off there, or a sentence goes on. */
const unlikely = /\.\.|[.,:]$/;

/** A link that no program has changed, alone or after an address; null for any other text. */
export function plainLink(source: string): string | null {
  const at = source.indexOf('#');
  const link = source.slice(at + 1);
  if (!/^[A-Za-z0-9\-.:,=&_]+$/.test(link) || unlikely.test(link)) return null;
  return /(?:^|[?&;/])(?:v|net|lesson)=|%23/i.test(source.slice(0, at + 1)) ? null : link;
}

/**
 * Reads a link exactly as it is written. Never throws.
 * @returns `isCertain`: mending would not change the link
 */
export function readExactly(text: string, tables: Tables = knownTables): LinkReading & { readonly isCertain: boolean } {
  const pairs = orRefusal(() => pairsIn(text));
  if (pairs instanceof Refusal) {
    return { decoded: refused(pairs), lesson: null, isCertain: pairs.reason.code === 'tooLong' };
  }
  const lesson = lessonIn(pairs);
  const decoded = decodePairs(pairs, [], tables);
  if (fits(pairs) === false && (decoded.ok || lesson?.isAlone === true)) {
    const changed = new Refusal({ code: 'changed', link: unsealed(pairs) });
    return { decoded: refused(changed), lesson: null, isCertain: false };
  }
  const isKnown = [...pairs.keys()].every((key) => knownKeys.includes(key));
  const isPlain = isKnown && !pairs.has('at') && !pairs.has('state'); // a moment is for the mender, see linkMoment.ts
  return { decoded, lesson, isCertain: isPlain && (decoded.ok || lesson?.isAlone === true) };
}

/** The experiment of a link as `encodeLink` writes it; null for any other text. */
export function experimentOf(link: string): Extract<Decoded, { ok: true }>['experiment'] | null {
  const { decoded } = readExactly(link);
  return decoded.ok ? decoded.experiment : null;
}

/** @throws Refusal */
function pairsIn(text: string): ReadonlyMap<string, string> {
  if (text.length > longestLink) throw new Refusal({ code: 'tooLong', length: text.length, max: longestLink });
  const link = plainLink(text.trim());
  if (link === null) throw new Refusal({ code: 'notALink' });
  return splitPairs(link);
}

export const refused = ({ reason }: Refusal): Decoded => ({ ok: false, error: reason });

/** Experiment, language and notices that the keys and values of a link stand for. */
export function decodePairs(pairs: ReadonlyMap<string, string>, notices: readonly Notice[], tables: Tables): Decoded {
  const experiment = orRefusal(() => readExperiment(pairs, tables));
  if (experiment instanceof Refusal) return refused(experiment);
  const { language, notice } = readLanguage(pairs.get('lang'));
  return { ok: true, experiment, language, notices: [...notices, ...unknownKeys(pairs), ...notice] };
}

/** Reads the language. The experiment opens even if the page does not have that language. */
function readLanguage(text: string | undefined): { language: Language | null; notice: Notice[] } {
  const language = languages.find((name) => name === text) ?? null;
  if (text === undefined || language !== null) return { language, notice: [] };
  return { language, notice: [{ code: 'unknownLanguage', value: excerpt(text) }] };
}

/** Notices of unknown keys, which may come from a newer page or a tracker: they are ignored and reported. */
function unknownKeys(pairs: ReadonlyMap<string, string>): Notice[] {
  const keys = [...pairs.keys()].filter((key) => !knownKeys.includes(key));
  if (keys.length === 0) return [];
  return [{ code: 'unknownKeys', keys: keys.slice(0, 5).map(excerpt), more: Math.max(0, keys.length - 5) }];
}
