import type { Encoding, Separator } from '../../../../src/data/csv/rawTable.ts';

/** How a file is written: what a table may look like from outside. */
export interface Style {
  readonly separator: Separator;
  readonly quotes: 'where needed' | 'all';
  readonly decimal: '.' | ',';
  readonly encoding: Encoding;
  readonly mark: boolean;
  readonly end: '\n' | '\r\n' | '\r';
  readonly lastEnd: boolean;
}

/** Two bytes for each sign of Shift_JIS, which Node.js only reads. */
function shiftJis(): Map<string, number[]> {
  const decoder = new TextDecoder('shift_jis');
  const found = new Map<string, number[]>();
  for (let first = 0x81; first < 0xf0; first++) {
    for (let second = 0x40; second < 0xfd; second++) {
      const sign = decoder.decode(Uint8Array.of(first, second));
      if (sign.length === 1 && !found.has(sign)) found.set(sign, [first, second]);
    }
  }
  return found;
}

const japanese = shiftJis();

function bytesOf(text: string, encoding: Encoding): number[] {
  const wide = (sign: string, order: 'le' | 'be'): number[] => {
    const code = sign.charCodeAt(0);
    return order === 'le' ? [code % 256, code >> 8] : [code >> 8, code % 256];
  };
  switch (encoding) {
    case 'utf-8':
      return [...Buffer.from(text)];
    case 'utf-16le':
    case 'utf-16be':
      return text.split('').flatMap((sign) => wide(sign, encoding === 'utf-16le' ? 'le' : 'be'));
    case 'shift_jis':
      return text.split('').flatMap((sign) => (sign < '\x80' ? [sign.charCodeAt(0)] : (japanese.get(sign) ?? [0x3f])));
    case 'windows-1252':
    case 'gb18030':
    case 'big5':
    case 'euc-kr':
      return text.split('').map((sign) => sign.charCodeAt(0));
  }
}

/** A file of these cells. */
export function written(cells: readonly (readonly (string | number)[])[], style: Style): Uint8Array {
  const { separator, quotes, decimal, encoding, mark, end, lastEnd } = style;
  const cell = (value: string | number): string => {
    const text = typeof value === 'number' ? String(value).replace('.', decimal) : value;
    const isNeeded = text.includes(separator) || /["\r\n]/.test(text);
    return isNeeded || quotes === 'all' ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const text = cells.map((row) => row.map(cell).join(separator)).join(end) + (lastEnd ? end : '');
  return Uint8Array.from(bytesOf((mark ? '\ufeff' : '') + text, encoding));
}
