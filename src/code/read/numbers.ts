import { binary } from './operators.ts';
import { numberOf, running, type Value } from './value.ts';

/** `math.ceil(n / 2)`, `np.prod((28, 28))`: functions of numbers that give the same number everywhere. Null for others. */
export function callOnNumbers(path: string, values: readonly Value[]): Value | null {
  const name = /^(?:math|numpy)\.(\w+)$/.exec(path)?.[1];
  const [first, second] = values;
  if (name === undefined || first === undefined) return null;
  if (name === 'prod') return second === undefined ? product(first) : null;
  if (first.kind !== 'number') return null;
  const { value } = first;
  const integer = path.startsWith('math.');
  switch (name) {
    case 'ceil':
      return numberOf(Math.ceil(value), integer);
    case 'floor':
      return numberOf(Math.floor(value), integer);
    case 'trunc':
      return numberOf(Math.trunc(value), integer);
    case 'sqrt':
      return value < 0 ? null : numberOf(Math.sqrt(value), false);
    case 'log2':
      return log2(value);
    case 'pow':
      return second === undefined ? null : binary('**', numberOf(value, !integer && first.integer), second);
    default:
      return null;
  }
}

function product(list: Value): Value | null {
  if (list.kind !== 'list') return null;
  const all = list.items.reduce((so, each) => binary('*', so, each), numberOf(1));
  return all.kind === 'number' ? all : running;
}

/** Whole logarithms only: browsers round others differently. */
function log2(value: number): Value | null {
  let [power, exponent] = [1, 0];
  while (power < value) {
    power *= 2;
    exponent += 1;
  }
  return power === value ? numberOf(exponent, false) : null;
}
