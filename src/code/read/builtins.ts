import type { CallSite } from './arguments.ts';
import { listOf, none, numberOf, running, type Value } from './value.ts';
import { truthOf } from './operators.ts';

/** No range is followed further. */
const longest = 2000;

/** The items of what `for` goes through; null when they are not known. */
export function itemsOf(value: Value | undefined): readonly Value[] | null {
  if (value?.kind === 'list') return value.items;
  if (value?.kind === 'dict')
    return Array.from(value.entries.keys(), (each): Value => ({ kind: 'string', value: each }));
  return null;
}

/** Python's own functions, as far as they are needed to count layers and units. */
export function callBuiltin(name: string, site: CallSite): Value {
  const values = site.positional.map(({ value }) => value);
  const [first, second] = values;
  const numbers = values.flatMap((each) => (each.kind === 'number' ? [each] : []));
  const items = itemsOf(first);
  switch (name) {
    case 'print':
      return none;
    case 'range': {
      if (numbers.length !== values.length || numbers.length === 0) return running;
      const [a, b, step] = numbers.map(({ value }) => value);
      const [from, to, by] = numbers.length === 1 ? [0, a, 1] : [a, b, step ?? 1];
      const all: Value[] = [];
      if (by === 0 || ![from, to, by].every(Number.isFinite)) return running;
      for (let i = from; by > 0 ? i < to : i > to; i += by) {
        if (all.length >= longest) return running;
        all.push(numberOf(i));
      }
      return listOf(all);
    }
    case 'len':
      if (first?.kind === 'data') return first.spec === null ? running : numberOf(first.spec.samples);
      if (first?.kind === 'string') return numberOf(first.value.length);
      return items === null ? running : numberOf(items.length);
    case 'list':
    case 'tuple':
    case 'sorted':
      if (values.length === 0) return listOf([], name === 'tuple');
      return items === null ? running : name === 'sorted' ? sorted(items) : listOf([...items], name === 'tuple');
    case 'reversed':
      return items === null ? running : listOf(items.toReversed());
    case 'enumerate':
      return items === null
        ? running
        : listOf(items.map((each, i) => listOf([numberOf(i + startOf(site)), each], true)));
    case 'zip': {
      const lists = values.map(itemsOf);
      if (lists.includes(null) || lists.length === 0) return running;
      const known = lists.flatMap((list) => (list === null ? [] : [list]));
      const length = Math.min(...known.map((list) => list.length));
      return listOf(
        Array.from({ length }, (_, i) =>
          listOf(
            known.map((list) => list[i]),
            true,
          ),
        ),
      );
    }
    case 'int': {
      const value =
        first?.kind === 'string' ? Number(first.value) : first?.kind === 'number' ? first.value : Number.NaN;
      return Number.isFinite(value) ? numberOf(Math.trunc(value), true) : running;
    }
    case 'float': {
      const value =
        first?.kind === 'string' ? floatOf(first.value) : first?.kind === 'number' ? first.value : Number.NaN;
      return Number.isNaN(value) ? running : numberOf(value, false);
    }
    case 'round':
      if (first?.kind !== 'number') return running;
      return second === undefined ? numberOf(roundHalfEven(first.value), true) : running;
    case 'bool': {
      const truth = first === undefined ? false : truthOf(first);
      return truth === null ? running : { kind: 'boolean', value: truth };
    }
    case 'str':
      return first?.kind === 'string' ? first : running;
    case 'abs':
      return first?.kind === 'number' ? numberOf(Math.abs(first.value), first.integer) : running;
    case 'min':
    case 'max':
    case 'sum': {
      const all = values.length === 1 ? items : values;
      const known = all?.flatMap((each) => (each.kind === 'number' ? [each] : [])) ?? [];
      if (all === null || known.length !== all.length || (known.length === 0 && name !== 'sum')) return running;
      const list = known.map(({ value }) => value);
      const integer = known.every((each) => each.integer);
      if (name === 'sum')
        return numberOf(
          list.reduce((sum, each) => sum + each, 0),
          integer,
        );
      return numberOf(name === 'min' ? Math.min(...list) : Math.max(...list), integer);
    }
    default:
      return running;
  }
}

function startOf(site: CallSite): number {
  const given = site.positional[1]?.value ?? site.named.find(({ name }) => name === 'start')?.value;
  return given?.kind === 'number' ? given.value : 0;
}

function floatOf(text: string): number {
  const word = text.trim().toLowerCase().replace(/^\+/, '');
  if (word === 'inf' || word === 'infinity') return Infinity;
  return word === '' ? Number.NaN : Number(word);
}

/** As Python rounds: a half goes to the even neighbour. */
function roundHalfEven(value: number): number {
  const down = Math.floor(value);
  const rest = value - down;
  return rest < 0.5 || (rest === 0.5 && down % 2 === 0) ? down : down + 1;
}

function sorted(items: readonly Value[]): Value {
  const numbers = items.flatMap((each) => (each.kind === 'number' ? [each] : []));
  if (numbers.length !== items.length) return running;
  return listOf(numbers.toSorted((a, b) => a.value - b.value));
}
