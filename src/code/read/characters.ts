/** What Japanese input methods, word processors and blogs make of Python's characters. */
const replaced: Readonly<Record<string, string>> = {
  '\u00a0': ' ',
  '\u3000': ' ',
  '\u200b': '',
  '\ufeff': '',
  '\r': '',
  '、': ',',
  '。': '.',
  '−': '-',
  '–': '-',
  '—': '-',
  '×': '*',
  '÷': '/',
  '…': '...',
};

/** The character as Python has it: full-width forms and look-alikes become ASCII. */
export function plainCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x80) return character === '\r' ? '' : character;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  return replaced[character] ?? character;
}

const single = "'‘’‚′´`＇";
const double = '"“”„″＂';

/** The ASCII quote that a character stands for; null for any other character. */
export function quoteOf(character: string): "'" | '"' | null {
  if (character === '') return null;
  if (single.includes(character)) return "'";
  return double.includes(character) ? '"' : null;
}
