import { own } from '../../document/own.ts';
import type { Range } from '../../document/limits.ts';
import { type Argument, type Given as GivenArgument, kerasName } from '../../keras/argument.ts';
import { nearest } from './nearestName.ts';
import { excerpt, type Wanted } from './codeProblem.ts';
import type { Session } from './readingSession.ts';
import type { CallSite, Given, Value } from './value.ts';

/** Parameters of a class or function of Keras. */
export interface Signature {
  readonly callee: string;
  /** In the order of positional arguments; those after `*` by name only. */
  readonly parameters: readonly string[];
  /** Old name → new name. */
  readonly old?: Readonly<Record<string, string>>;
}

/** Keras's names of a class's arguments, in their order. */
export const parametersOf = (table: object): readonly string[] => Object.keys(table).map(kerasName);

/** Their other names → these. */
export function oldNames(table: object): Readonly<Record<string, string>> {
  const all = Object.entries<Argument>({ ...table });
  return Object.fromEntries(all.flatMap(([key, { aliases = [] }]) => aliases.map((each) => [each, kerasName(key)])));
}

/** Arguments by name, and readers that tell what is wrong with one and go on with its default. */
export class Arguments {
  readonly session: Session;
  readonly site: CallSite;
  readonly #callee: string;
  readonly #given: ReadonlyMap<string, Given>;

  constructor(session: Session, site: CallSite, signature: Signature) {
    this.session = session;
    this.site = site;
    this.#callee = signature.callee;
    this.#given = bind(session, site, signature);
  }

  get(name: string): Given | null {
    return this.#given.get(name) ?? null;
  }

  /** The argument, unless it is absent or None. */
  some(name: string): Given | null {
    const given = this.get(name);
    return given === null || given.value.kind === 'none' ? null : given;
  }

  /** Null when it is missing, which is told. */
  needed(name: string): Given | null {
    const given = this.get(name);
    if (given === null && this.site.unknown.length === 0)
      this.session.tell(this.site.callee, { code: 'missingArgument', callee: this.#callee, argument: name });
    return given;
  }

  wrong(given: Given, argument: string, wanted: Wanted): void {
    const { value } = given;
    if (value.kind === 'unknown' || isElsewhere(value, wanted)) this.session.tellUnknown(value, given, argument);
    else this.session.tell(given, { code: 'wrongType', argument, wanted });
  }

  number(name: string, range: Range, otherwise: number): number {
    const given = this.get(name);
    return given === null ? otherwise : this.#inRange(given, name, range, false, otherwise);
  }

  integer(name: string, range: Range, otherwise: number): number {
    const given = this.get(name);
    return given === null ? otherwise : this.#inRange(given, name, range, true, otherwise);
  }

  /** A number, or None. */
  numberOrNone(name: string, range: Range, otherwise: number | null): number | null {
    const given = this.get(name);
    if (given === null) return otherwise;
    return given.value.kind === 'none' ? null : this.#inRange(given, name, range, false, otherwise ?? range.min);
  }

  #inRange(given: Given, argument: string, range: Range, whole: boolean, otherwise: number): number {
    const { value } = given;
    if (value.kind !== 'number' || (whole && !Number.isInteger(value.value) && Number.isFinite(value.value))) {
      this.wrong(given, argument, whole ? 'integer' : 'number');
      return otherwise;
    }
    if (!(value.value >= range.min && value.value <= range.max)) {
      const { min, max } = range;
      this.session.tell(given, { code: 'outOfRange', argument, value: value.value, min, max });
      return otherwise;
    }
    return value.value + 0; // −0 becomes 0
  }

  /** True or False; Python accepts 1 and 0 for them. */
  flag(name: string, otherwise: boolean): boolean {
    const given = this.get(name);
    if (given === null) return otherwise;
    const { value } = given;
    if (value.kind === 'boolean') return value.value;
    if (value.kind === 'number') return value.value !== 0; // as Python has it
    this.wrong(given, name, 'boolean');
    return otherwise;
  }

  word<T extends string>(name: string, choices: readonly T[], otherwise: T): T {
    const given = this.get(name);
    if (given === null) return otherwise;
    const { value } = given;
    if (value.kind !== 'string') {
      this.wrong(given, name, 'string');
      return otherwise;
    }
    const found = choices.find((choice) => choice === value.value);
    if (found === undefined) {
      this.session.tell(given, { code: 'wrongChoice', argument: name, value: excerpt(value.value), choices });
    }
    return found ?? otherwise;
  }

  /** The value of an argument of numbers, flags or words; the one that it has where it is not in the call. */
  value(given: GivenArgument): GivenArgument['value'] {
    const { name, value } = given;
    switch (given.type) {
      case 'number': {
        const { range, none } = given;
        if (none !== undefined) {
          return this.numberOrNone(name, range, given.value) ?? (none === 'usual' ? given.value : none);
        }
        if (given.whole) return this.integer(name, range, given.value);
        const least = given.absolute ? -range.max : range.min;
        const found = this.number(name, { min: least, max: range.max }, given.value);
        return given.absolute ? Math.abs(found) : found;
      }
      case 'optional':
        return this.numberOrNone(name, given.range, given.value);
      case 'flag':
        return this.flag(name, given.value);
      case 'choice': {
        const { words = {} } = given;
        const found = this.word(name, [...given.choices, ...Object.keys(words)], given.value);
        return own(words, found) ?? found;
      }
      case 'monitor':
      case 'activation':
      case 'initializer':
      case 'regularizer':
      case 'schedule':
      case 'clip':
      case 'numbers':
        return value; // read by whoever knows them
    }
  }

  /** Arguments that the page supports with one value only, Keras's default: it or None may be given. */
  only(usual: Readonly<Record<string, string | number | boolean | null>>): void {
    for (const [argument, expected] of Object.entries(usual)) {
      const given = this.some(argument);
      if (given === null || isPlain(given.value, expected)) continue;
      if (given.value.kind === 'unknown' && given.value.why.code === 'told') {
        this.session.release(given.value);
        continue;
      }
      this.session.tell(given, { code: 'argumentNotHere', callee: this.#callee, argument });
    }
  }

  /** Whether the arguments that are given have these values. */
  isOnly(usual: Readonly<Record<string, string | number | boolean | null>>): boolean {
    return Object.entries(usual).every(([argument, expected]) => {
      const given = this.some(argument);
      return given === null || isPlain(given.value, expected);
    });
  }

  /** Arguments that change nothing here. */
  idle(names: readonly string[]): void {
    for (const name of names) {
      const given = this.some(name);
      if (given !== null) this.session.tell(given, { code: 'passedOver', name });
    }
  }
}

const plain: ReadonlySet<Wanted> = new Set(['integer', 'number', 'boolean', 'string', 'shape']);

/** A field of another library's object, `FLAGS.hidden`, or of an object that is read as a dict or a string. */
function isElsewhere(value: Value, wanted: Wanted): boolean {
  if (value.kind === 'module')
    return plain.has(wanted) && value.path.includes('.') && !/^(?:tensorflow\.)?keras\b/.test(value.path);
  return value.kind === 'method' && (value.object.kind === 'dict' || value.object.kind === 'string');
}

function isPlain(value: Value, expected: string | number | boolean | null): boolean {
  return (value.kind === 'number' || value.kind === 'string' || value.kind === 'boolean') && value.value === expected;
}

/** Two numbers, of which the first may be 0. */
const ofTwoNumbers = /^(?:Random|Truncated|L1L2|l1_l2)/i;

/** `Dropout(0,5)`, `SGD(0,01)` */
function isDecimalComma([whole, fraction]: CallSite['positional'], callee: string): boolean {
  if (whole?.value.kind !== 'number' || fraction?.value.kind !== 'number') return false;
  const isZero = whole.value.value === 0 && whole.to - whole.from === 1;
  return isZero && fraction.value.integer && fraction.from === whole.to + 1 && !ofTwoNumbers.test(callee);
}

function bind(session: Session, site: CallSite, { callee, parameters, old = {} }: Signature): Map<string, Given> {
  const given = new Map<string, Given>();
  for (const each of [...site.positional, ...site.named]) session.release(each.value);
  for (const each of site.unknown) session.tellUnknown(each.value, each, null);
  const star = parameters.indexOf('*');
  const order = star < 0 ? parameters : parameters.slice(0, star);
  const comma = isDecimalComma(site.positional, callee);
  if (comma) session.tell({ from: site.positional[0].from, to: site.positional[1].to }, { code: 'decimalComma' });
  const positional = comma ? site.positional.slice(0, 1) : site.positional;
  positional.forEach((each, index) => {
    if (index < order.length) given.set(order[index], each);
    else session.tell(each, { code: 'tooManyArguments', callee, max: order.length });
  });
  for (const each of site.named) {
    const name = own(old, each.name) ?? each.name;
    if (!parameters.includes(name)) {
      const argument = excerpt(each.name);
      session.tell(each.nameAt, { code: 'unknownArgument', callee, argument, nearest: nearest(each.name, parameters) });
    } else if (given.has(name)) session.tell(each, { code: 'repeatedArgument', argument: each.name });
    else given.set(name, each);
  }
  return given;
}
