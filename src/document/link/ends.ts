import { carriesKey } from './around.ts';

// Where a link ends in a text that goes on. What follows must be what people write behind a link; any other character
// may stand for one of the link's own, and leaving it out with the rest would open another network.

/** Scripts that are written without spaces, or put particles behind a word. */
const letters =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const closing = new RegExp(
  `^(?:$|[\\s"'“”‘’„‚«»‹›()[\\]{}<>|!*~\`^\\\\/#\\u3000-\\u303f！＂＃＇（）＊，．／：；＜＞［＼］＾｛｜｝～｟-･‥…Ａ-Ｚａ-ｚ–—―]|[${letters}])`,
  'u',
);
/** A question mark may be what is left of a dash, if letters follow; a query goes on with its own key. */
const question = new RegExp(`^[?？](?:$|[\\s?!"'”’)\\]>？！」』）]|[A-Za-z][\\w.-]*=|[${letters}])`, 'u');
/** It may be what separates keys, in the place of `&`; a mail filter (`__;Iw!!…`) ends a link with it. */
const semicolon = /^;(?:$|[^A-Za-z0-9_]|[\w+/=-]*!!)/;
/** So may a pictograph: chat programs draw `:0`. */
const pictograph =
  /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier})+(?:$|[^A-Za-z0-9.:,=&_-])/u;

/** Whether a link can end before `after`. */
export function canEnd(after: string): boolean {
  if (carriesKey.test(after)) return false;
  return closing.test(after) || question.test(after) || semicolon.test(after) || pictograph.test(after);
}

/** The length of a link without the signs of a sentence behind it; dashes only where they were another sign. */
export function trimmedLength(text: string, original: string): number {
  let length = text.length;
  const isMonitor = /&cb=[^&]*$/.test(text); // any name can be one
  const isEnd = (i: number): boolean =>
    '.,:'.includes(text[i]) || (text[i] === '-' && original[i] !== '-') || (text[i] === '_' && !isMonitor);
  while (length > 0 && isEnd(length - 1)) length--;
  return length;
}

/** A number or name that the sign behind it could go on. */
const goesOn: Readonly<Record<string, RegExp>> = {
  '.': /&net=(?:[^&]*-)?\d+$|(?:^|[:,=])-?0$/,
  ':': /&(?:net|opt|loss|cb)=[^&]*$/,
  ',': /&(?:features|metrics|cb)=[^&]*$|&net=[^&]*:[^&-]*$|&opt=[^&]*=[^&]*$/,
};
/** 0 is what these are given most often: a full stop behind it is one. */
const mayBeZero = /&(?:split|seed|noise|std|shuffle|dseed)=0$/;

/** Whether a text that ends with `sign` may have lost what followed it. */
export function mayGoOn(text: string, sign: string): boolean {
  return Object.hasOwn(goesOn, sign) && goesOn[sign].test(text) && !mayBeZero.test(text);
}
