import { wellKnown, wellKnownNames } from './names.ts';
import { nearest } from './nearest.ts';
import type { Place } from './problem.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';
import { words } from './words.ts';

const builtins = new Set(
  words(`
    print range len enumerate zip list tuple dict set int float str bool round abs min max sum sorted
    reversed map filter type isinstance open input super getattr setattr
  `),
);

/** The variables that a line sees. */
export class Scope {
  readonly #session: Session;
  readonly #outer: Scope | null;
  readonly #variables = new Map<string, Value>();
  /** `from keras.layers import *` was there: what is not imported by name may come from it. */
  #everything = false;

  constructor(session: Session, outer: Scope | null) {
    this.#session = session;
    this.#outer = outer;
  }

  set(name: string, value: Value): void {
    this.#variables.set(name, value);
  }

  /** Whether the variable has this value now. */
  holds(name: string, value: Value | null): boolean {
    return value !== null && this.#find(name) === value;
  }

  importEverything(): void {
    this.#everything = true;
  }

  get(name: string, place: Place): Value {
    const found = this.#find(name);
    if (found !== undefined) return found;
    if (builtins.has(name)) return { kind: 'builtin', name };
    if (name === '__name__') return { kind: 'string', value: '__main__' };
    const known = wellKnown(name);
    if (known !== null) {
      const { value, line } = known;
      if (!this.#global().#everything) this.#session.tell(place, { code: 'notImported', name, line });
      this.#global().set(name, value); // it is said once
      return value;
    }
    const { suggestions } = this.#session;
    const close = suggestions.has(name)
      ? (suggestions.get(name) ?? null)
      : nearest(name, [...this.#names(), ...wellKnownNames]);
    suggestions.set(name, close);
    return { kind: 'unknown', why: { code: 'undefined', name, place, nearest: close, module: null } };
  }

  #find(name: string): Value | undefined {
    const own = this.#variables.get(name);
    if (own !== undefined || this.#outer === null) return own;
    return this.#outer.#find(name);
  }

  #global(): Scope {
    return this.#outer === null ? this : this.#outer.#global();
  }

  #names(): readonly string[] {
    const outer = this.#outer === null ? [] : this.#outer.#names();
    return [...this.#variables.keys(), ...outer];
  }
}
