/** A Python expression before it is laid out on lines; a string is one that is written already. */
export type Expression = string | Call | List;

export interface Call {
  readonly callee: string;
  readonly args: readonly Argument[];
}

export interface List {
  readonly items: readonly Expression[];
}

/** `value`, or `key=value`. */
export interface Argument {
  readonly key: string | null;
  readonly value: Expression;
}

/** No line of a program is longer, where it can be broken. */
export const lineWidth = 100;

export function call(callee: string, ...args: readonly Argument[]): Call {
  return { callee, args };
}

export function positional(value: Expression): Argument {
  return { key: null, value };
}

export function keyword(key: string, value: Expression): Argument {
  return { key, value };
}

/** A Python int. */
export function int(value: number): string {
  return BigInt(value).toString();
}

/** A Python float as `repr` writes it: the shortest digits that give the same double back. */
export function float(value: number): string {
  const text = String(value);
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'float("nan")' : `float("${value > 0 ? '' : '-'}inf")`;
  const [digits, exponent] = value.toExponential().split('e');
  const power = Number(exponent);
  // Python turns to exponents below 1e-4 and from 1e16 on, JavaScript below 1e-6 and from 1e21 on.
  if (value !== 0 && (power < -4 || power >= 16)) {
    return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
  }
  if (/^-?\d+$/.test(text)) return `${text}.0`;
  if (!text.includes('e')) return text;
  const [sign, bare] = digits.startsWith('-') ? ['-', digits.slice(1)] : ['', digits];
  return `${sign}0.${'0'.repeat(-power - 1)}${bare.replace('.', '')}`;
}

/** An int where the number is whole, else a float: for what Keras takes as either. */
export function number(value: number): string {
  return Number.isSafeInteger(value) ? int(value) : float(value);
}

export function bool(value: boolean): string {
  return value ? 'True' : 'False';
}

/** Letters, digits and signs that stand alone, and so survive copying. */
const readable = /[ \p{L}\p{N}\p{P}\p{S}]/u;

/** Whether a mark stands at a letter that no editor would make one sign with it. */
const isMarked = (before: string, sign: string): boolean =>
  /^[\p{L}\p{M}]\p{M}$/u.test(before + sign) && (before + sign).normalize('NFC') === before + sign;

/** A Python string between quotes of the given kind. */
export function quoted(text: string, quote: '"' | "'"): string {
  let [inner, before] = ['', ''];
  for (const sign of text) {
    const code = (sign.codePointAt(0) ?? 0).toString(16); // each has one
    if (sign === '\\' || sign === quote) inner += `\\${sign}`;
    else if (readable.test(sign) || isMarked(before, sign)) inner += sign;
    else inner += code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
    before = sign;
  }
  return quote + inner + quote;
}

/** On one line. */
export function flat(expression: Expression): string {
  if (typeof expression === 'string') return expression;
  if ('items' in expression) return `[${expression.items.map(flat).join(', ')}]`;
  return `${expression.callee}(${expression.args.map(flatArgument).join(', ')})`;
}

/**
 * On one line where it fits, else broken as Black breaks it: an argument a line, a comma after each.
 *
 * @param indent columns of the line it stands on
 * @param before columns already written on that line
 * @param after columns that follow it there
 */
export function pretty(expression: Expression, indent = 0, before = indent, after = 0): string {
  const line = flat(expression);
  if (typeof expression === 'string' || before + line.length + after <= lineWidth) return line;
  return broken(expression, indent);
}

/** With an argument a line even where it would fit. */
export function broken(expression: Call | List, indent = 0): string {
  const inner = indent + 4;
  const margin = ' '.repeat(inner);
  const [open, close] = 'items' in expression ? ['[', ']'] : [`${expression.callee}(`, ')'];
  const lines =
    'items' in expression
      ? expression.items.map((item) => pretty(item, inner, inner, 1))
      : expression.args.map(({ key, value }) => {
          const head = key === null ? '' : `${key}=`;
          return head + pretty(value, inner, inner + head.length, 1);
        });
  if (lines.length === 0) return open + close;
  return `${open}\n${lines.map((text) => `${margin}${text},\n`).join('')}${' '.repeat(indent)}${close}`;
}

function flatArgument({ key, value }: Argument): string {
  return key === null ? flat(value) : `${key}=${flat(value)}`;
}
