/** The value of a Python number, or null for one without a value here (3j). */
export function numberValue(text: string): { readonly value: number; readonly integer: boolean } | null {
  const digits = text.replaceAll('_', '');
  if (/^(?:0[xX][\da-fA-F]+|0[oO][0-7]+|0[bB][01]+|\d+)$/.test(digits)) return { value: Number(digits), integer: true };
  if (/^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(digits)) return { value: Number(digits), integer: false };
  return null;
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
};

/** The value of one string literal with its prefix and quotes. */
export function stringValue(text: string): string {
  const prefix = /^\w*/.exec(text)?.[0] ?? '';
  const quoted = text.slice(prefix.length);
  const quotes = /^(?:'''|""")/.test(quoted) ? 3 : 1;
  const content = quoted.slice(quotes, Math.max(quotes, quoted.length - quotes));
  if (/r/i.test(prefix) || !content.includes('\\')) return content;
  return content.replaceAll(/\\([^])/g, (whole: string, after: string) => escapes[after] ?? whole);
}
