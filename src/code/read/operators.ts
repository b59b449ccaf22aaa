import { combineData, negated } from './dataValues.ts';
import { keyOf, listOf, lostItems, numberOf, ofData, running, type Value } from './value.ts';

/** Greatest length of a list that is multiplied. */
const longest = 2000;

/** `left operator right`; `running` when the program has to run for it. */
export function binary(operator: string, left: Value, right: Value): Value {
  if (left.kind === 'data' && isOfData(right)) return combineData(operator, left, right);
  if (left.kind === 'unknown' && left.why.code !== 'running' && left.why.code !== 'ofData') return left;
  if (right.kind === 'unknown' && right.why.code !== 'running' && right.why.code !== 'ofData') return right;
  if (isOfData(left) || isOfData(right)) {
    // The greatest class and 1 is the number of classes; any other number is not one of the data.
    return operator === '+' && (isOne(left) || isOne(right)) ? ofData(null) : running;
  }
  if (left.kind === 'data' || right.kind === 'data') return combineData(operator, left, right);
  const a = numeric(left);
  const b = numeric(right);
  if (a !== null && b !== null) return arithmetic(operator, a, b, isInteger(left) && isInteger(right));
  if (operator === '==' || operator === '!=') {
    const same = equalValues(left, right);
    return same === null ? running : { kind: 'boolean', value: same === (operator === '==') };
  }
  if (operator === 'and' || operator === 'or') {
    const truth = truthOf(left);
    if (truth === null) return running;
    return truth === (operator === 'and') ? right : left;
  }
  if (operator === 'in' || operator === 'not in') {
    const inside = contains(right, left);
    return inside === null ? running : { kind: 'boolean', value: inside === (operator === 'in') };
  }
  if (operator === 'is' || operator === 'is not') {
    if (left.kind !== 'none' && right.kind !== 'none') return running;
    if (left.kind === 'unknown' || right.kind === 'unknown') return running;
    return { kind: 'boolean', value: (left.kind === right.kind) === (operator === 'is') };
  }
  if (operator === '+' && left.kind === 'string' && right.kind === 'string') {
    return { kind: 'string', value: (left.value + right.value).slice(0, longest) };
  }
  if (isArray(left) || isArray(right)) return onItems(operator, left, right);
  if (operator === '+' && left.kind === 'list' && right.kind === 'list') {
    return listOf([...left.items, ...right.items].slice(0, longest), left.tuple);
  }
  if (operator === '*' && left.kind === 'list' && b !== null) return repeated(left.items, b, left.tuple);
  if (operator === '*' && right.kind === 'list' && a !== null) return repeated(right.items, a, right.tuple);
  return running;
}

const isArray = (value: Value): boolean => value.kind === 'list' && value.array === true;

/** Depth of arrays within arrays that is followed; a list may hold itself. */
const deepestArray = 8;

/** `np.array([4, 8]) * 2`: item by item. */
function onItems(operator: string, left: Value, right: Value, depth = 0): Value {
  if (left.kind !== 'list' && right.kind !== 'list') return binary(operator, left, right);
  const a = left.kind === 'list' ? left.items : null;
  const b = right.kind === 'list' ? right.items : null;
  const items = a ?? b ?? lostItems;
  const { length } = items;
  if (depth > deepestArray || a === lostItems || b === lostItems || (a?.length ?? length) !== (b?.length ?? length))
    return running;
  const of = (value: Value, i: number): Value => (value.kind === 'list' ? value.items[i] : value);
  const all = items.map((_, i) => onItems(operator, of(left, i), of(right, i), depth + 1));
  return { ...listOf(all), array: true };
}

/** `x.max()` */
const isOfData = (value: Value): boolean => value.kind === 'unknown' && value.why.code === 'ofData';

const isOne = (value: Value): boolean => value.kind === 'number' && value.value === 1;

function repeated(items: readonly Value[], times: number, tuple: boolean): Value {
  const all: Value[] = [];
  for (let i = 0; i < times && all.length < longest && items.length > 0; i++) all.push(...items);
  return listOf(all.slice(0, longest), tuple);
}

function numeric(value: Value): number | null {
  if (value.kind === 'number') return value.value;
  return value.kind === 'boolean' ? Number(value.value) : null;
}

function isInteger(value: Value): boolean {
  return value.kind === 'boolean' || (value.kind === 'number' && value.integer);
}

function arithmetic(operator: string, a: number, b: number, integer: boolean): Value {
  switch (operator) {
    case '+':
      return numberOf(a + b, integer);
    case '-':
      return numberOf(a - b, integer);
    case '*':
      return numberOf(a * b, integer);
    case '/':
      return b === 0 ? running : numberOf(a / b, false);
    case '//':
      return b === 0 ? running : numberOf(Math.floor(a / b), integer);
    case '%':
      return b === 0 ? running : numberOf(a - b * Math.floor(a / b), integer);
    case '**':
      return power(a, b, integer);
    case '>>':
    case '<<':
    case '&':
    case '|':
    case '^':
      return integer ? onBits(operator, a, b) : running;
    case '<':
      return { kind: 'boolean', value: a < b };
    case '>':
      return { kind: 'boolean', value: a > b };
    case '<=':
      return { kind: 'boolean', value: a <= b };
    case '>=':
      return { kind: 'boolean', value: a >= b };
    case '==':
      return { kind: 'boolean', value: a === b };
    case '!=':
      return { kind: 'boolean', value: a !== b };
    case 'and':
      return numberOf(a === 0 ? a : b, integer);
    case 'or':
      return numberOf(a === 0 ? b : a, integer);
    default:
      return running;
  }
}

/** Operators on the bits of whole numbers that are not negative. */
function onBits(operator: string, a: number, b: number): Value {
  if (a < 0 || b < 0 || a > 2 ** 30 || b > 2 ** 30) return running;
  if (operator === '>>') return numberOf(b > 30 ? 0 : a >> b, true);
  if (operator === '<<') return b > 20 ? running : numberOf(a * 2 ** b, true);
  return numberOf(operator === '&' ? a & b : operator === '|' ? a | b : a ^ b, true);
}

/** Whole powers by multiplication, the same in all browsers; for others the program has to run. */
function power(base: number, exponent: number, integer: boolean): Value {
  if (exponent === 0.5) return numberOf(Math.sqrt(base), false);
  if (!Number.isInteger(exponent) || Math.abs(exponent) > 1100) return running;
  let result = 1;
  for (let i = 0; i < Math.abs(exponent); i++) result *= base;
  return exponent < 0 ? numberOf(1 / result, false) : numberOf(result, integer);
}

/** Null when it is not known. */
export function truthOf(value: Value): boolean | null {
  if (value.kind === 'none') return false;
  if (value.kind === 'boolean') return value.value;
  if (value.kind === 'number') return value.value !== 0;
  if (value.kind === 'string') return value.value !== '';
  if (value.kind === 'list') return value.items.length > 0;
  if (value.kind === 'dict') return value.entries.size > 0;
  return value.kind === 'unknown' || value.kind === 'data' || value.kind === 'method' ? null : true;
}

/** `item in container` */
function contains(container: Value, item: Value): boolean | null {
  if (container.kind === 'dict') {
    const key = keyOf(item);
    return key === null ? null : container.entries.has(key);
  }
  if (container.kind === 'string' && item.kind === 'string') return container.value.includes(item.value);
  if (container.kind !== 'list') return null;
  const same = container.items.map((each) => equalTo(each, item));
  if (same.includes(true)) return true;
  return same.includes(null) ? null : false;
}

function equalTo(a: Value, b: Value): boolean | null {
  const [x, y] = [numeric(a), numeric(b)];
  return x !== null && y !== null ? x === y : equalValues(a, b);
}

/** Values that are known completely. */
const plain: ReadonlySet<Value['kind']> = new Set(['boolean', 'number', 'string', 'list', 'dict']);

function equalValues(a: Value, b: Value): boolean | null {
  if (a.kind === 'unknown' || b.kind === 'unknown') return null;
  if (a.kind === 'string' && b.kind === 'string') return a.value === b.value;
  if (a.kind === 'none' || b.kind === 'none') return a.kind === b.kind;
  return a.kind !== b.kind && plain.has(a.kind) && plain.has(b.kind) ? false : null;
}

export function unary(operator: string, operand: Value): Value {
  if (operand.kind === 'unknown') return operand;
  if (operator === 'not') {
    const truth = truthOf(operand);
    return truth === null ? running : { kind: 'boolean', value: !truth };
  }
  const number = numeric(operand);
  if (number === null && operand.kind === 'data') return (operator === '-' ? negated(operand) : null) ?? operand;
  if (number === null) return running;
  if (operator === '-') return numberOf(-number, isInteger(operand));
  return operator === '+' ? numberOf(number, isInteger(operand)) : running;
}
