export const letter = '[\\u3041-\\u3096\\u30a1-\\u30fa\\u30fc\\u3005\\u4e00-\\u9fff]';
export const fullWidth = '[、。「」（）：！？]';

const missing = `${letter}[!-~]|[!-~]${letter}`;
const superfluous = `[ \\u00a0]${fullWidth}|${fullWidth}[ \\u00a0]`;
const parted = '\\d%? [\\p{Script=Han}\\p{Script=Katakana}つ]';
const fault = new RegExp(`${missing}|${superfluous}|${parted}`, 'u');

/**
 * Whether a text breaks the rule: a half-width space between Japanese and half-width signs, none beside a full-width
 * mark, and one that does not break between a number and what it counts.
 */
export function isMisspaced(text: string): boolean {
  return fault.test(text.replaceAll('「# 」', '「#」')); // which a lesson's steps begin with
}
