/** A pocket calculator: `+ − × ÷ ( ) e^ ln max(0, …)`, numbers as the page spells them. @throws on anything else */
export function calculate(line: string): number {
  const tokens = line.match(/\d[\d.]*(?:e−?\d+)?|NaN|∞|e\^|ln|max\(0,|[+−×÷()]|\S/g) ?? [];
  let at = 0;
  const take = (token: string): boolean => tokens[at] === token && ++at > 0;

  function factor(): number {
    if (take('−')) return -factor();
    if (take('e^')) return Math.exp(factor());
    if (take('ln')) return Math.log(factor());
    if (take('max(0,')) return closed(Math.max(0, sum()));
    if (take('(')) return closed(sum());
    const token = tokens[at++] ?? 'nothing';
    if (!/^(\d|NaN|∞)/.test(token)) throw new Error(`${token} in ${line}`);
    return Number(token.replace('−', '-').replace('∞', 'Infinity'));
  }

  function closed(value: number): number {
    if (!take(')')) throw new Error(`an open bracket in ${line}`);
    return value;
  }

  function product(): number {
    let value = factor();
    for (;;) {
      if (take('×')) value *= factor();
      else if (take('÷')) value /= factor();
      else return value;
    }
  }

  function sum(): number {
    let value = product();
    for (;;) {
      if (take('+')) value += product();
      else if (take('−')) value -= product();
      else return value;
    }
  }

  const value = sum();
  if (at < tokens.length) throw new Error(`${tokens[at]} is left of ${line}`);
  return value;
}

/** Half a unit of the last digit that a number is displayed with. */
export function halfUnit(text: string): number {
  const [mantissa, power = '0'] = text.split('e');
  return 0.5 * 10 ** (Number(power.replace('−', '-')) - (mantissa.split('.')[1]?.length ?? 0));
}
