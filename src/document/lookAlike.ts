/** Characters that keyboards, input methods and chat programs put in place of ASCII characters. */
const signs: readonly (readonly [ascii: string, others: string])[] = [
  ['-', '\u2010\u2011\u2012–—―−⁻﹘﹣⁃─━➖'],
  ['.', '。｡․﹒٫'],
  [',', '、､﹐‚،'],
  [':', '∶꞉﹕ː'],
  ['=', '꞊﹦'],
  ['&', '﹠'],
  ['#', '﹟'],
  ['_', '﹍﹎﹏'],
  [' ', '\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000'],
];

/** The zeros of other scripts; nine digits follow each. */
const zeros = '٠۰०০๐';

const asciiOf: ReadonlyMap<string, string> = new Map([
  ...signs.flatMap(([ascii, others]) => Array.from(others, (other) => [other, ascii] as const)),
  ...Array.from(zeros).flatMap((zero) =>
    Array.from({ length: 10 }, (_, digit) => [String.fromCharCode(zero.charCodeAt(0) + digit), String(digit)] as const),
  ),
]);

/** The ASCII character that a full-width form, a dash or an ideographic stop stands for; else the character itself. */
export function lookAlike(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x80) return character;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  return asciiOf.get(character) ?? character;
}

/** The long vowel signs: a Japanese keyboard has them on the minus key; in words they are letters. */
const longVowels = 'ーｰ';

/** The ASCII character of a number or a link; there a long vowel sign is a minus. */
export function numberSign(character: string): string {
  return longVowels.includes(character) ? '-' : lookAlike(character);
}
