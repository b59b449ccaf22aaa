import { birth } from './value.ts';

/** Written values by place: a property of an object, or an entry of a Map. */
type Writes = Map<object, Map<unknown, unknown>>;

/** Changes that a piece of the program would make. */
export interface Change {
  /** Number of the last object made before: later ones were made by the piece, and nothing else can have them. */
  readonly start: number;
  readonly writes: ReadonlyMap<object, ReadonlyMap<unknown, unknown>>;
}

/** Access to everything that lines of the program change, so that their changes can be tried and undone. */
export class Memory {
  /** For each attempt under way, the values before it. */
  readonly #before: Writes[] = [];

  /** Number of nested attempts under way. */
  get depth(): number {
    return this.#before.length;
  }

  set<T extends object, K extends keyof T>(owner: T, key: K, value: T[K]): void {
    this.#remember(owner, key);
    owner[key] = value;
  }

  /** `undefined` removes the entry. */
  put<K, V>(owner: Map<K, V>, key: K, value: V | undefined): void {
    this.#remember(owner, key);
    if (value === undefined) owner.delete(key);
    else owner.set(key, value);
  }

  /** Does `work`, undoes its writes and returns them. When it throws, its writes are kept. */
  attempt<T>(work: () => T): { readonly result: T; readonly change: Change } {
    const before: Writes = new Map();
    const start = birth();
    this.#before.push(before);
    let result: T;
    try {
      result = work();
    } catch (reason) {
      this.#before.pop();
      for (const [owner, keys] of before) for (const [key, value] of keys) this.#keep(owner, key, value);
      throw reason;
    }
    this.#before.pop();
    const writes: Writes = new Map();
    for (const [owner, keys] of before) {
      writes.set(owner, new Map(Array.from(keys.keys(), (key) => [key, valueAt(owner, key)] as const)));
      for (const [key, value] of keys) write(owner, key, value);
    }
    return { result, change: { start, writes } };
  }

  /** Applies the writes of an attempt. */
  apply({ writes }: Change): void {
    for (const [owner, keys] of writes) for (const [key, value] of keys) this.write(owner, key, value);
  }

  write(owner: object, key: unknown, value: unknown): void {
    this.#remember(owner, key);
    write(owner, key, value);
  }

  #remember(owner: object, key: unknown): void {
    if (this.#before.length > 0) this.#keep(owner, key, valueAt(owner, key));
  }

  #keep(owner: object, key: unknown, value: unknown): void {
    const before = this.#before.at(-1);
    if (before === undefined) return;
    const keys = before.get(owner) ?? new Map<unknown, unknown>();
    if (!keys.has(key)) keys.set(key, value);
    before.set(owner, keys);
  }
}

/** Whether an attempt made this object. */
export function isBornIn(owner: object, start: number): boolean {
  return 'born' in owner && typeof owner.born === 'number' && owner.born > start;
}

export function valueAt(owner: object, key: unknown): unknown {
  if (owner instanceof Map) return (owner as Map<unknown, unknown>).get(key);
  return (owner as Record<PropertyKey, unknown>)[key as PropertyKey]; // a key that `set` was given
}

function write(owner: object, key: unknown, value: unknown): void {
  if (owner instanceof Map) {
    const entries = owner as Map<unknown, unknown>;
    if (value === undefined) entries.delete(key);
    else entries.set(key, value);
  } else (owner as Record<PropertyKey, unknown>)[key as PropertyKey] = value; // as above
}
