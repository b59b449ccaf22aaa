import { callBuiltin, itemsOf, keyAsValue } from './builtins.ts';
import type { Session } from './readingSession.ts';
import {
  type CallSite,
  dictOf,
  type DictValue,
  keyOf,
  listOf,
  type ListValue,
  lostItems,
  none,
  numberOf,
  running,
  type Value,
} from './value.ts';

/** Greatest length of a list. */
const longest = 2000;

/** `units.append(4)` */
export function callOnList(session: Session, list: ListValue, name: string, site: CallSite): Value {
  const first = site.positional[0]?.value;
  const second = site.positional[1]?.value;
  const { items } = list;
  if (items === lostItems) return running;
  const write = (next: readonly Value[]): Value => {
    session.memory.set(list, 'items', next.length > longest ? lostItems : next);
    return none;
  };
  switch (name) {
    case 'append':
    case 'add':
      return first === undefined ? none : write([...items, first]);
    case 'extend': {
      const more = itemsOf(first);
      return write(more === null ? lostItems : [...items, ...more]);
    }
    case 'insert':
      if (first?.kind !== 'number' || second === undefined) return write(lostItems);
      return write(items.toSpliced(first.value, 0, second));
    case 'pop': {
      const at = first === undefined ? -1 : first.kind === 'number' ? first.value : null;
      const item = at === null ? undefined : items.at(at);
      if (at === null || item === undefined) return write(lostItems) && running;
      write(items.toSpliced(at < 0 ? items.length + at : at, 1));
      return item;
    }
    case 'reverse':
      return write(items.toReversed());
    case 'clear':
      return write([]);
    case 'copy':
      return listOf(items, list.tuple, list.places);
    case 'sort': {
      const next = callBuiltin('sorted', { ...site, positional: [{ value: list, from: site.from, to: site.to }] });
      return write(next.kind === 'list' ? next.items : lostItems);
    }
    case 'remove': {
      const at = first === undefined ? null : placeIn(items, first);
      return write(at === null ? lostItems : items.toSpliced(at, 1));
    }
    case 'update':
    case 'discard':
      return write(lostItems);
    case 'index': {
      const at = first === undefined || second !== undefined ? null : placeIn(items, first);
      return at === null ? running : numberOf(at);
    }
    case 'count':
      return running;
    default:
      return list; // reshape, astype …
  }
}

/** Index of the first item that is equal; null where that is not known. */
function placeIn(items: readonly Value[], item: Value): number | null {
  const keys = items.map(keyOf);
  const key = keyOf(item);
  const at = key === null || keys.includes(null) ? -1 : keys.indexOf(key);
  return at < 0 ? null : at;
}

/** `options.get('units', 4)` */
export function callOnDict(session: Session, dict: DictValue, name: string, site: CallSite): Value {
  const { entries } = dict;
  const [first, otherwise] = site.positional.map(({ value }) => value);
  const key = first === undefined ? null : keyOf(first);
  switch (name) {
    case 'items':
      return listOf(Array.from(entries, ([each, value]) => listOf([keyAsValue(each), value], true)));
    case 'values':
      return listOf([...entries.values()]);
    case 'keys':
      return listOf(Array.from(entries.keys(), keyAsValue));
    case 'copy':
      return dictOf(entries, dict.attributes);
    case 'get':
      return key === null ? running : (entries.get(key) ?? otherwise ?? none);
    case 'pop': {
      const found = key === null ? undefined : entries.get(key);
      if (key !== null) session.memory.put(entries, key, undefined);
      return found ?? otherwise ?? running;
    }
    case 'setdefault':
      if (key === null) return running;
      if (!entries.has(key)) session.memory.put(entries, key, otherwise ?? none);
      return entries.get(key) ?? running;
    case 'update': {
      if (first !== undefined && first.kind !== 'dict') {
        for (const each of entries.keys()) session.memory.put(entries, each, running);
      } else for (const [each, value] of first?.entries ?? []) session.memory.put(entries, each, value);
      for (const each of site.named) session.memory.put(entries, each.name, each.value);
      return none;
    }
    default:
      return running;
  }
}

/** `items[index]`; null where there is no such item. */
export function itemAt(items: readonly Value[], index: { readonly value: number }): Value | null {
  return items.at(index.value) ?? null;
}

/** `items[start:stop:step]` as Python counts. */
export function sliceOf(items: readonly Value[], start: Value, stop: Value, step: Value): readonly Value[] | null {
  const bound = (value: Value): number | null | undefined =>
    value.kind === 'none' ? undefined : value.kind === 'number' ? value.value : null;
  const [from, to, by] = [bound(start), bound(stop), bound(step)];
  if (from === null || to === null || by === null) return null;
  if (by === undefined || by === 1) return items.slice(from, to);
  if (by === -1 && from === undefined && to === undefined) return items.toReversed();
  return by > 1 ? items.slice(from, to).filter((_, i) => i % by === 0) : null;
}
