import { wellKnown, wellKnownNames } from './names.ts';
import { nearest } from './nearestName.ts';
import type { Place } from './codeProblem.ts';
import type { Session } from './readingSession.ts';
import type { Value, Variables } from './value.ts';
import { words } from './words.ts';

const builtins = new Set(
  words(`
    print range len enumerate zip list tuple dict set int float str bool round abs min max sum sorted
    reversed map filter type isinstance open input super getattr setattr hasattr any all id repr hash
    format iter next object property staticmethod classmethod vars dir chr ord divmod pow slice bytes
    callable delattr complex frozenset globals locals eval exec help exit quit Exception ValueError
    NotImplementedError TypeError KeyError RuntimeError ImportError Warning UserWarning IndexError
    FutureWarning DeprecationWarning FileNotFoundError OSError IOError AttributeError KeyboardInterrupt
    NameError StopIteration SystemExit ModuleNotFoundError AssertionError xrange raw_input unicode long
    reduce display get_ipython NotImplemented Ellipsis __file__ __doc__ bytearray
  `),
);

/** The variables that a line sees. */
export class Scope implements Variables {
  readonly #session: Session;
  readonly #outer: Variables | null;
  readonly #variables = new Map<string, Value>();
  /** Values put on objects of which nothing is known, by the variable and the names behind it. */
  readonly #parts = new Map<string, Value>();
  /** Names declared by `global` or `nonlocal` as those of an outer scope. */
  readonly #shared = new Map<string, Variables>();
  /** There was `from keras.layers import *`: names that are not imported may come from it. */
  everything = false;

  constructor(session: Session, outer: Variables | null) {
    this.#session = session;
    this.#outer = outer;
  }

  set(name: string, value: Value | undefined): void {
    const shared = this.#shared.get(name);
    if (shared !== undefined) return shared.set(name, value);
    this.#session.memory.put(this.#variables, name, value);
    for (const path of this.#parts.keys()) {
      if (path.startsWith(`${name}.`)) this.#session.memory.put(this.#parts, path, undefined);
    }
  }

  part(path: string): Value | undefined {
    return this.#parts.get(path) ?? this.#outer?.part(path);
  }

  setPart(root: string, path: string, value: Value): void {
    const holder = this.holder(root) ?? this;
    if (holder === this) this.#session.memory.put(this.#parts, path, value);
    else holder.setPart(root, path, value);
  }

  /** `global name`, `nonlocal name`. */
  share(name: string, global: boolean): void {
    const outer = global ? this.global() : (this.#outer?.holder(name) ?? null);
    if (outer !== null && outer !== this) this.#shared.set(name, outer);
  }

  holder(name: string): Variables | null {
    return this.#variables.has(name) ? this : (this.#outer?.holder(name) ?? null);
  }

  own(name: string): Value | undefined {
    return this.#variables.get(name);
  }

  /** Value of the variable that an assignment here would change: in a function its own one. */
  current(name: string): Value | undefined {
    return this.#shared.get(name)?.own(name) ?? this.#variables.get(name);
  }

  /** Whether the variable has this value now. */
  holds(name: string, value: Value | null): boolean {
    return value !== null && this.find(name) === value;
  }

  importEverything(): void {
    this.everything = true;
  }

  get(name: string, place: Place): Value {
    const found = this.find(name);
    if (found !== undefined) return found;
    if (builtins.has(name)) return { kind: 'builtin', name };
    if (name === '__name__') return { kind: 'string', value: '__main__' };
    const known = wellKnown(name);
    if (known !== null) {
      const { value, line } = known;
      if (this.global().everything) return value;
      // Told when it is needed.
      return this.#session.keeping(() => {
        this.#session.tell(place, { code: 'notImported', name, line });
        return { ...value };
      });
    }
    const { suggestions } = this.#session;
    const close = suggestions.has(name)
      ? (suggestions.get(name) ?? null)
      : nearest(name, [...this.names(), ...wellKnownNames]);
    suggestions.set(name, close);
    return { kind: 'unknown', why: { code: 'undefined', name, place, nearest: close, module: null } };
  }

  find(name: string): Value | undefined {
    return this.current(name) ?? this.#outer?.find(name);
  }

  global(): Variables {
    return this.#outer?.global() ?? this;
  }

  names(): readonly string[] {
    return [...this.#variables.keys(), ...(this.#outer?.names() ?? [])];
  }
}
