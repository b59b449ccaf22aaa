import { lookAlike, numberSign } from '../../document/lookAlike.ts';

/** Characters that word processors and blogs put in place of Python's, and signs that look alike. */
const replaced: Readonly<Record<string, string>> = {
  '\u200b': '',
  '\ufeff': '',
  '\r': '',
  '×': '*',
  '÷': '/',
  '…': '...',
};

/** The character as Python has it: full-width forms and look-alikes become ASCII. */
export function plainCharacter(character: string): string {
  return replaced[character] ?? lookAlike(character);
}

/** The same where a number stands: there the long vowel sign is a minus. */
export function plainNumber(text: string): string {
  return Array.from(text, numberSign).join('');
}

const single = "'‘’‚′´`＇";
const double = '"“”„″＂';

/** The ASCII quote that a character stands for; null for any other character. */
export function quoteOf(character: string): "'" | '"' | null {
  if (character === '') return null;
  if (single.includes(character)) return "'";
  return double.includes(character) ? '"' : null;
}
