import { layerClassNames } from '../../document/classNames.ts';
import { float } from '../print/python.ts';
import { lengthOf } from './dataValues.ts';
import { binary, truthOf } from './operators.ts';
import {
  type CallSite,
  dictOf,
  keyOf,
  listOf,
  lostItems,
  none,
  numberOf,
  ofData,
  running,
  settled,
  type Value,
} from './value.ts';

/** Length beyond which a range is not followed. */
const longest = 2000;

/** Items that `for` iterates over; null when they are not known. */
export function itemsOf(value: Value | undefined): readonly Value[] | null {
  if (value?.kind === 'list') return value.items === lostItems ? null : value.items.map(settled);
  if (value?.kind === 'dict') return Array.from(value.entries.keys(), keyAsValue);
  if (value?.kind === 'string') return Array.from(value.value, (each): Value => ({ kind: 'string', value: each }));
  return null;
}

/** `str(value)`, where it is known. */
export function textOf(value: Value): string | null {
  if (value.kind === 'string') return value.value;
  if (value.kind === 'boolean') return value.value ? 'True' : 'False';
  if (value.kind !== 'number') return null;
  return value.integer ? String(value.value) : float(value.value);
}

/** Key from which `keyOf` made a string. */
export function keyAsValue(text: string): Value {
  return text.startsWith('\0') ? numberOf(Number(text.slice(1))) : { kind: 'string', value: text };
}

/** Of something that is known only when it runs: as many as the data have. */
function counted(value: Value | undefined): Value {
  if (value?.kind === 'data') return ofData(null);
  if (value?.kind !== 'unknown') return running;
  const { why } = value;
  if (why.code === 'running' || why.code === 'parameter') return ofData(null);
  return why.code === 'undefined' && why.module === null && why.nearest === null ? ofData(null) : value;
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
    case 'range':
    case 'xrange': {
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
      if (first?.kind === 'data') return lengthOf(first);
      return items === null ? counted(first) : numberOf(items.length);
    case 'list':
    case 'tuple':
    case 'sorted':
      if (values.length === 0) return listOf([], name === 'tuple');
      if (items === null) return first?.kind === 'unknown' && first.why.code === 'ofData' ? first : running;
      if (name === 'sorted' && site.named.length > 0) return reversedSort(site, items);
      return name === 'sorted' ? sorted(items) : listOf([...items], name === 'tuple');
    case 'dict': {
      if (site.unknown.length > 0) return running;
      const entries = site.named.map((each) => [each.name, each.value] as const);
      if (first === undefined) return dictOf(entries);
      if (first.kind === 'dict') return dictOf([...first.entries, ...entries]);
      const pairs = items?.map((item) => itemsOf(item)) ?? [null];
      const known = pairs.map((pair) => (pair?.length === 2 ? ([keyOf(pair[0]), pair[1]] as const) : null));
      if (known.some((pair) => pair === null || pair[0] === null)) return running;
      return dictOf([
        ...known.flatMap((pair) => (pair === null ? [] : [[pair[0] ?? '', pair[1]] as const])),
        ...entries,
      ]);
    }
    case 'vars':
      return first?.kind === 'dict' ? first : running;
    case 'set':
      return items === null ? counted(first) : distinct(items);
    case 'next':
      return running;
    case 'hasattr':
      return first?.kind === 'dict' && first.attributes && second?.kind === 'string'
        ? { kind: 'boolean', value: first.entries.has(second.value) }
        : running;
    case 'isinstance': {
      if (first?.kind !== 'layer' || second === undefined) return running;
      const classes = second.kind === 'list' ? second.items : [second];
      if (classes.some((each) => each.kind !== 'keras')) return running;
      const own = first.flattens
        ? 'Flatten'
        : first.layers[0] === undefined
          ? null
          : layerClassNames[first.layers[0].type];
      if (own === null) return running;
      return { kind: 'boolean', value: classes.some((each) => each.kind === 'keras' && each.name === own) };
    }
    case 'any':
    case 'all': {
      const truths = items?.map(truthOf) ?? [null];
      if (truths.includes(name === 'any')) return { kind: 'boolean', value: name === 'any' };
      return truths.includes(null) ? running : { kind: 'boolean', value: name === 'all' };
    }
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
      if (values.length > 1 || site.named.length > 0) return running; // another base
      const value =
        first?.kind === 'string' ? integerOf(first.value) : first?.kind === 'number' ? first.value : Number.NaN;
      if (!Number.isFinite(value)) return first?.kind === 'unknown' ? first : running;
      return numberOf(Math.trunc(value), true);
    }
    case 'float': {
      const value =
        first?.kind === 'string' ? floatOf(first.value) : first?.kind === 'number' ? first.value : Number.NaN;
      if (Number.isNaN(value)) return first?.kind === 'unknown' ? first : running;
      return numberOf(value, false);
    }
    case 'round':
      if (first?.kind !== 'number') return running;
      return second === undefined ? numberOf(roundHalfEven(first.value), true) : running;
    case 'divmod':
    case 'pow': {
      if (first === undefined || second === undefined || values.length > 2) return running;
      if (name === 'pow') return binary('**', first, second);
      return listOf([binary('//', first, second), binary('%', first, second)], true);
    }
    case 'bool': {
      const truth = first === undefined ? false : truthOf(first);
      return truth === null ? running : { kind: 'boolean', value: truth };
    }
    case 'str': {
      const text = first === undefined ? null : textOf(first);
      return text === null ? running : { kind: 'string', value: text };
    }
    case 'abs':
      return first?.kind === 'number' ? numberOf(Math.abs(first.value), first.integer) : running;
    case 'min':
    case 'max':
    case 'sum': {
      if (site.named.length > 0) return running;
      const all = values.length === 1 ? items : values;
      if (all === null) return counted(first);
      const known = all.flatMap((each) => (each.kind === 'number' ? [each] : []));
      if (known.length !== all.length || (known.length === 0 && name !== 'sum')) return running;
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

/** `int(' 8 ')`; Python raises an error for '8.5' and ''. */
function integerOf(text: string): number {
  return /^\s*[+-]?\d+(?:_\d+)*\s*$/.test(text) ? Number(text.replaceAll('_', '')) : Number.NaN;
}

function floatOf(text: string): number {
  const word = text.trim().toLowerCase().replace(/^\+/, '');
  if (word === 'inf' || word === 'infinity') return Infinity;
  return /^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/.test(word) ? Number(word) : Number.NaN;
}

/** Rounds as Python does: a half goes to the even neighbour. */
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

/** `sorted(units, reverse=True)`; with another key the result is not known. */
function reversedSort({ named }: CallSite, items: readonly Value[]): Value {
  const [{ name, value }] = named;
  if (named.length > 1 || name !== 'reverse' || value.kind !== 'boolean') return running;
  const all = sorted(items);
  return all.kind === 'list' && value.value ? listOf(all.items.toReversed()) : all;
}

/** A set as a list, if its items can be told apart. */
function distinct(items: readonly Value[]): Value {
  const keys = items.map(keyOf);
  if (keys.includes(null)) return running;
  return listOf(items.filter((_, i) => keys.indexOf(keys[i]) === i));
}
