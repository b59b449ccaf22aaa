import { own } from '../own.ts';
import { lookAlike } from '../lookAlike.ts';
import { withoutInvisible } from './around.ts';
import { carriedFrom, undoEncodings, undoMarkup } from './encodings.ts';
import { around } from './ends.ts';
import { excerpt, type Mending, type Notice, Refusal } from './result.ts';

// Finds a link of TensorFlow Playground in a text, mended where programs changed it on its way.

/** The keys of a link and their values; of two the last counts. */
export type Pairs = ReadonlyMap<string, string>;

interface Found {
  readonly pairs: Pairs;
  readonly notices: readonly Notice[];
}

/** Keys that no link of this page has, and no other page's. */
const tellingNames =
  'activation networkShape dataset regDataset learningRate batchSize percTrainData regularization regularizationRate problem xTimesY xSquared ySquared sinX sinY'.split(
    ' ',
  );
const otherNames = 'seed noise x y cosX cosY showTestData discretize initZero collectStats hideText tutorial'.split(
  ' ',
);
const names = [...tellingNames, ...otherNames];
const tellingKeys = tellingNames.join('|');
const keys = `(?:${names.join('|')}|goal\\w+Threshold\\w+|\\w+_hide)`;

const telling = new RegExp(`(?:^|[#&?/])(?:${tellingKeys})=`);
/**
 * A hash of nothing but keys of Playground. `seed` and `noise`, which may be the end of a link of this page, have to have
 * a value that only Playground has: a seed with a point, a noise in percent.
 */
const onlyKeys = new RegExp(
  `#(?=(?:[^#]*&)?(?!seed=\\d*(?:[&\\s]|$)|noise=(?:[01]?\\.|[01]?(?:[&\\s]|$)))${keys}=)(?:${keys}=[^\\s&#=]*(?:&|$))+$`,
);
const key = new RegExp(`^${keys}$`);
const anyLink = new RegExp(`#(?=(?:${keys}|v|lesson)=)`, 'g');
const startsWithKey = new RegExp(`^${keys}\\s*=`);

const host = /playground\.tensorflow\.org/i;

/** A link in the query of another address, which ends where the next value of that query begins. */
const carried = new RegExp(`%(?:25)*23${keys}%(?:25)*3d`, 'i');

/** Keys that only links of this page begin with. */
const ours = /(?:^|[#&?])(?:v|net|data|lesson)=/;

/** What cannot stand in such a link. A `?` and a `;` end it, too: it has neither. */
const strange = new RegExp(`${around}|[?;]|__;`, 'u');
/** What is left of a link behind a sign that was put into it. */
const goesOn = new RegExp(`^[^\\p{L}\\p{N}]{0,9}(?:[^\\s#]*[&?;])?${keys}=`, 'u');

/** The values of keys that have but a few; the others have numbers, or flags. */
const words: Readonly<Partial<Record<string, readonly string[]>>> = {
  activation: ['relu', 'tanh', 'sigmoid', 'linear'],
  regularization: ['none', 'L1', 'L2'],
  problem: ['classification', 'regression'],
  dataset: ['circle', 'xor', 'gauss', 'spiral'],
  regDataset: ['reg-plane', 'reg-gauss'],
};
const numbers = /^(?:seed|noise|networkShape|learningRate|batchSize|percTrainData|regularizationRate|goal\w+)$/;

/** A list or a number that was cut off, perhaps, where nothing follows. */
const isOpen = /(?:^|&)(?:(?:learningRate|regularizationRate|seed)=0?\.|networkShape=[^&]*,)$/;
/** A seed may begin with any sign, which Playground takes as the browser has encoded it. Before a number it was put there. */
const isOfSeed = /(?:^|[#&?/])seed=$/;
/** The beginning of a key where nothing follows. */
const isCutKey = (part: string): boolean =>
  part.length > 1 && names.some((name) => name !== part && name.startsWith(part));

const spellings: ReadonlyMap<string, string> = new Map(names.map((name) => [name.toLowerCase(), name]));
const anySpelling = new RegExp(`(?<=[#&?/])(?:${names.join('|')})(?==)`, 'gi');

/**
 * The keys and values of Playground's link in a text; null when there is none. `&reg` and `&amp;` that HTML has made
 * other signs of are mended, and so are line breaks, full-width signs and what browsers encode. Quotes and words around
 * it are left out, and told.
 *
 * @throws Refusal where a part of it is lost, or where it cannot be told what is of it
 */
export function pairsOf(text: string): Found | null {
  const given = plainSigns(carriedFrom(text, carried) ?? text.trim());
  if (startOf(given) === null) return null;
  const encoded = given.replace(/(?:%[\da-f]{2})+/gi, (run, at: number) => {
    const [signs] = undoEncodings(run);
    const isFirst = isOfSeed.test(given.slice(Math.max(0, at - 9), at));
    if (isFirst && (/^\p{L}/u.test(signs) || !/^[\d.]/.test(given.slice(at + run.length)))) return run;
    return strange.test(signs) || withoutInvisible(signs) !== signs ? signs : run; // else it is of the value
  });
  const plain = withoutInvisible(encoded);
  const start = startOf(plain);
  if (start === null) return null;
  const shown = plain.slice(start).replace(/^[/?!&#\s]+/, '');
  const rest = withoutBreaks(shown);
  const whole = upToStrange(rest);
  const after = rest.slice(whole.length);
  const hash = whole.replace(/[.,:]+$/, '');
  if (goesOn.test(after)) throw new Refusal({ code: 'strangeCharacter', value: excerpt(after.slice(0, 1)) });
  if (
    whole.slice(hash.length).includes('..') ||
    /^[…‥]/.test(after) ||
    (after === '' && (isOpen.test(whole) || isCutKey(lastPair(hash))))
  ) {
    throw new Refusal({ code: 'cutOff', end: excerpt(lastPair(whole) + after.slice(0, 1)) });
  }
  const pairs = new Map(
    hash.split('&').map((part) => {
      const [name, value = ''] = part.split('=');
      return [name, value];
    }),
  );
  if (/https?:$/i.test(whole)) throw new Refusal({ code: 'severalLinks' });
  mustBeAlone(hash, after);
  const left = excerpt(rest.slice(hash.length).trim());
  const mended: Mending[] = [];
  if (plain !== encoded) mended.push('invisible');
  if (rest !== shown) mended.push('breaks');
  return { pairs, notices: left === '' && mended.length === 0 ? [] : [{ code: 'mended', mended, left }] };
}

/** @throws Refusal if another link follows, that is not the same */
function mustBeAlone(hash: string, after: string): void {
  const others = Array.from(after.matchAll(anyLink), ({ index }) =>
    upToStrange(after.slice(index + 1).slice(0, hash.length + 9)).replace(/[.,:]+$/, ''),
  );
  if (others.some((other) => other !== hash)) throw new Refusal({ code: 'severalLinks' });
}

function upToStrange(text: string): string {
  const end = text.search(strange);
  return end < 0 ? text : text.slice(0, end);
}

const ampersands = new RegExp(`(?:&?amp;|&amp){1,9}(?=${keys}=)`, 'g');
const semicolons = new RegExp(`[;；]\\s*(?=${keys}=)`, 'g');
/** What a mail filter writes for `#`. */
const filteredHash = new RegExp(`\\*(?<=/v3/__\\S{0,200})(?=${keys}=)`);

/** The text with the signs of a link as Playground writes them: entities, codes and full-width forms undone. */
function plainSigns(text: string): string {
  const quoted = /=3D/i.test(text) && !/=(?![\dA-F]{2}|[ \t]*[\r\n])/i.test(text);
  const printed = quoted ? text.replace(/=[ \t]*(?:\r\n?|\n)/g, '').replace(/=([\dA-F]{2})/gi, '%$1') : text;
  const codes = /%(?:25)*(C2%(?:25)*AE|EF%(?:25)*BC%(?:25)*[89AB][\dA-F]|2C|3D|26|23)/gi;
  const plain = undoMarkup(
    printed.replace(codes, (_, code: string) => decodeURIComponent(`%${code.replace(/%(?:25)+/g, '%')}`)),
  )
    .replace(ampersands, '&')
    .replace(/(?:®|&reg;)/g, '&reg')
    .replace(/[＝＆＃]/g, lookAlike)
    .replace(/(?<=[=&#,])[０-９Ａ-Ｚａ-ｚ．，－＿]+/g, (run) => Array.from(run, lookAlike).join(''))
    .replace(semicolons, '&')
    .replace(filteredHash, '#');
  const spelled = plain.replace(anySpelling, (name) => spellings.get(name.toLowerCase()) ?? name);
  return spelled === plain ? plain : spelled.replace(/(?<=[#&?/]regularization=)l/, 'L'); // all of it is in small letters
}

/** The link without the spaces and line ends that were put into it; words behind it stay. @throws Refusal */
function withoutBreaks(text: string): string {
  const parts = [upToStrange(text)];
  let rest = text.slice(parts[0].length);
  let last = lastPair(parts[0]);
  for (;;) {
    const [gap] = /^\s+(?:[>|]+\s*)*/.exec(rest) ?? [''];
    const next = rest.slice(gap.length);
    const joint = gap === '' || next === '' ? null : jointOf(last, next);
    if (joint === null) return parts.join('') + rest;
    const piece = joint + upToStrange(next);
    parts.push(piece);
    rest = next.slice(piece.length - joint.length);
    last = lastPair(last + piece);
  }
}

const lastPair = (link: string): string => link.slice(link.lastIndexOf('&') + 1);

/**
 * What stands between two parts of a link that a break has parted: nothing, or the `&` that it took the place of. Null
 * where it ends before the break. @throws Refusal where that cannot be told
 */
function jointOf(last: string, next: string): '' | '&' | null {
  const [piece] = /^[^\s&#]{0,100}/.exec(next) ?? [''];
  const [name, value] = last.split('=', 2) as [string, string | undefined];
  const [begun] = piece.split('=', 1);
  if (/^(?:&\s*\w+\s*)?=/.test(next)) return '';
  if (last === '' && startsWithKey.test(next)) return '';
  if (value === undefined) return piece.includes('=') && key.test(last + begun) ? '' : null;
  if (startsWithKey.test(next)) return '&';
  const follows = next.slice(piece.length);
  const [word] = /^[\w.,-]*[\w]/.exec(piece) ?? [''];
  // Another key follows: the piece is of this value, as a word of a sentence is not
  if (new RegExp(`^&${keys}=`).test(follows)) return '';
  if (word === '') return null;
  const choices = own(words, name) ?? (numbers.test(name) ? [] : ['true', 'false']);
  if (!choices.includes(value) && choices.includes(value + word)) return '';
  if (!numbers.test(name) || !/^[.,]?\d/.test(word)) return null;
  if (value === '' || /[.,]$/.test(value) || /^[.,]/.test(word)) return '';
  throw new Refusal({ code: 'twoReadings', one: excerpt(last), other: excerpt(last + word) });
}

/** Where the first key of a link stands; null where there is no link of Playground. */
function startOf(plain: string): number | null {
  const at = plain.search(host);
  if (at >= 0) {
    const from = plain.indexOf('#', at);
    const first = telling.exec(plain.slice(at)); // behind a `?` in the place of the `#`
    const start = from >= 0 ? from + 1 : first === null ? plain.length : at + first.index + 1;
    return ours.test(/^\S*/.exec(plain.slice(start - 1))?.[0] ?? '') ? null : start;
  }
  // On another host. Behind this page's own `#` a whole address may stand, with a `#` of its own.
  const found = telling.exec(plain) ?? onlyKeys.exec(plain);
  if (found === null) return null;
  const place = found.index + (found[0].startsWith('#') ? 1 : 0);
  const start = Math.max(...['#', '?'].map((sign) => plain.lastIndexOf(sign, place))) + 1;
  return /(?:^|#)(?:v|net|data|lesson)=/.test(plain) || ours.test(plain.slice(start)) ? null : start;
}
