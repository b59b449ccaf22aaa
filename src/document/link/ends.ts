import { carriesKey } from './around.ts';

// Finds where a link ends within a longer text. The text after it must begin with characters that people write after
// a link. Any other character may be a damaged part of the link; leaving out the rest would open another network.

/** Scripts that are written without spaces, or put particles after a word. */
const letters =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
/** Signs that no link has and that people write around one, and letters of those scripts. */
export const around = `(?:[\\s"'“”‘’„‚«»‹›()[\\]{}<>|!*~\`^\\\\/#\\u3000-\\u303f！＂＃＇（）＊，．／：；＜＞［＼］＾｛｜｝～｟-･‥…Ａ-Ｚａ-ｚ–—―]|[${letters}])`;
const closing = new RegExp(`^(?:$|${around})`, 'u');
/** A question mark after a link. Before letters it may be a damaged dash, unless they are the key of a query. */
const question = new RegExp(`^[?？](?:$|[\\s?!"'”’)\\]>？！」』）]|[A-Za-z][\\w.-]*=|[${letters}])`, 'u');
/** A semicolon after a link. It may also separate keys, like `&`; a mail filter (`__;Iw!!…`) ends links with it. */
const semicolon = /^;(?:$|[^A-Za-z0-9_]|[\w+/=-]*!!)/;
/** A pictograph after a link. It may also be part of the link: chat programs draw `:0` as one. */
const pictograph =
  /^(?:[♪♫♬★☆※→⇒\ufffc]|\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier})+(?:$|[^A-Za-z0-9.:,=&_-])/u;

/** Whether a link can end before `after`. */
export function canEnd(after: string): boolean {
  if (carriesKey.test(after)) return false;
  return closing.test(after) || question.test(after) || semicolon.test(after) || pictograph.test(after);
}

/** Signs that a link can end before and that stand in the place of its own at times: Markdown's emphasis, an OCR's dash. */
const standIns = '!*~^`\\\\/#|({〜～一二…・！／｜';
const standIn = new RegExp(`^([${standIns}])(?:[A-Za-z0-9.:,=_-]|\\1){0,200}[A-Za-z0-9]`);

/** How a link would go on if the sign that it ends before were one of its own, or had been put into it. */
export function standsFor(after: string): readonly string[] {
  const [rest, sign] = standIn.exec(after) ?? [];
  return rest === undefined ? [] : ['', '-', '.', ':', ',', '_'].map((own) => rest.replaceAll(sign, own));
}

/** The length of a link without the punctuation after it; a dash counts as that only if it was another sign. */
export function trimmedLength(text: string, original: string): number {
  let length = text.length;
  const isMonitor = /&cb=[^&]*$/.test(text); // a monitor can have any name
  const isEnd = (i: number): boolean =>
    '.,:'.includes(text[i]) || (text[i] === '-' && original[i] !== '-') || (text[i] === '_' && !isMonitor);
  while (length > 0 && isEnd(length - 1)) length--;
  return length;
}

/** For each sign, the numbers or names that could continue after it. */
const goesOn: Readonly<Record<string, RegExp>> = {
  '.': /&net=(?:[^&]*-)?\d+$|(?:^|[:,=])-?0$/,
  ':': /&(?:net|opt|loss|cb)=[^&]*$/,
  ',': /&(?:features|metrics|cb)=[^&]*$|&net=[^&]*:[^&-]*$|&opt=[^&]*=[^&]*$/,
};
/** Keys whose value is most often 0: a `.` after that 0 is a full stop. */
const mayBeZero = /&(?:split|seed|noise|std|shuffle|dseed)=0$/;

/** Whether the part of a link that follows `sign` may be lost, when `text` and `sign` are all that is left. */
export function mayGoOn(text: string, sign: string): boolean {
  return Object.hasOwn(goesOn, sign) && goesOn[sign].test(text) && !mayBeZero.test(text);
}
