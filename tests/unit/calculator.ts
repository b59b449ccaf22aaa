/** A number as a page spells it: a real minus, `e` for powers of ten. */
export const numberOf = (text: string): number => Number(text.replaceAll('−', '-').replace('∞', 'Infinity'));

/** Half a unit of the last digit of a number as it is spelled. */
export function halfUnit(text: string): number {
  const [mantissa, power = '0'] = text.split('e');
  return 0.5 * 10 ** (numberOf(power) - (mantissa.split('.')[1]?.length ?? 0));
}

/** Φ, by the series of erf. */
function normal(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; n < 200; n++) {
    term *= (-x * x) / (2 * n);
    sum += term / (2 * n + 1);
  }
  return 0.5 + sum / Math.sqrt(2 * Math.PI);
}

const functions: Readonly<Record<string, (...of: number[]) => number>> = {
  ln: Math.log,
  tanh: Math.tanh,
  sign: Math.sign,
  max: Math.max,
  min: Math.min,
  Φ: normal,
};

/** What is left of a sum that cancels, below so much of its terms, comes of binary numbers: calculators have 0. */
const rest = 1e-15;

/**
 * What a calculator makes of a formula as the page writes or says it: `+ − · × / ÷ ^ √ | | ( )`, e, and functions by their
 * names.
 *
 * @throws on anything else, as letters that have no number
 */
export function calculate(formula: string): number {
  const tokens = formula.match(/\d[\d.]*(?:e[−-]?\d+)?|NaN|∞|[a-zΦ]+|\S/g) ?? [];
  let at = 0;
  const take = (token: string): boolean => tokens[at] === token && ++at > 0;
  const need = (token: string): void => {
    if (!take(token)) throw new Error(`${tokens[at] ?? 'the end'} where ${token} was expected in ${formula}`);
  };

  function list(): number[] {
    const all = [sum()];
    while (take(',')) all.push(sum());
    need(')');
    return all;
  }

  function atom(): number {
    if (take('(')) return list()[0];
    if (take('√')) return Math.sqrt(atom());
    if (take('|')) {
      const inside = sum();
      need('|');
      return Math.abs(inside);
    }
    const token = tokens[at++] ?? 'the end';
    if (token === 'e') return Math.E;
    if (token in functions) return functions[token](...(take('(') ? list() : [power()]));
    if (!/^(?:\d|NaN|∞)/.test(token)) throw new Error(`${token} in ${formula}`);
    return numberOf(token);
  }

  function power(): number {
    if (take('−')) return -power();
    const base = atom();
    return take('^') ? base ** power() : base;
  }

  function product(): number {
    let value = power();
    for (;;) {
      if (take('·') || take('×')) value *= power();
      else if (take('/') || take('÷')) value /= power();
      else return value;
    }
  }

  function sum(): number {
    let value = product();
    let largest = Math.abs(value);
    for (;;) {
      const sign = take('+') ? 1 : take('−') ? -1 : 0;
      if (sign === 0) return Math.abs(value) < rest * largest ? 0 : value;
      const term = product();
      value += sign * term;
      largest = Math.max(largest, Math.abs(term));
    }
  }

  const value = sum();
  if (at < tokens.length) throw new Error(`${tokens[at]} is left of ${formula}`);
  return value;
}
