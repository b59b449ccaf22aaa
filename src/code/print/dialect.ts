import { type Argument, call, type Call, lineWidth, quoted } from './python.ts';
import { since } from './since.ts';

/** Keras 3, or the style of the blogs of 2017 (Keras 2.0): `model.add`, `SGD(lr=0.01)`, names imported one by one. */
export type KerasDialect = 'keras3' | 'keras2017';

/** Where Keras has a name, in the order in which they are imported. */
const modules = [
  'models',
  'layers',
  'initializers',
  'regularizers',
  'losses',
  'optimizers',
  'optimizers.schedules',
  'callbacks',
  'utils',
] as const;
export type Module = (typeof modules)[number];

/** How names are written; keeps what was used, for the imports and the notes. */
export interface Dialect {
  readonly name: KerasDialect;
  text(value: string): string;
  /** `keras.layers.Dense`; in 2017's style `Dense`, which is imported. */
  named(module: Module, name: string): string;
  make(module: Module, name: string, args: readonly Argument[]): Call;
  /** A word that 2017 may not have had yet: then there is a note of when it came. */
  word(name: string): void;
  /** A sentence to stand as a comment beside the statement that is being made. */
  note(sentence: string): void;
  /** `K` for `from keras import backend as K`, 2017's functions on tensors. */
  backend(): string;
  /** The notes since the last time. */
  takeNotes(): readonly string[];
  /** `from keras.layers import Dense, Activation`, a module a line. */
  imports(): readonly string[];
}

export function createDialect(name: KerasDialect): Dialect {
  const old = name === 'keras2017';
  const used = new Map<Module, Set<string>>();
  let notes = new Set<string>();
  let usesBackend = false;

  function named(module: Module, member: string): string {
    if (!old) return `keras.${module}.${member}`;
    const members = used.get(module) ?? new Set();
    used.set(module, members.add(member));
    word(member);
    return member;
  }

  function word(key: string): void {
    if (old && Object.hasOwn(since, key)) notes.add(`${key.replace(/^.*\./, '')}: ${since[key]}`);
  }

  return {
    name,
    text: (value) => quoted(value, old ? "'" : '"'),
    named,
    make: (module, member, args) => {
      const callee = named(module, member);
      for (const { key } of args) if (key !== null) word(`${member}.${key}`);
      return call(callee, ...args);
    },
    word,
    note: (sentence) => void notes.add(sentence),
    backend: () => {
      usesBackend = true;
      return 'K';
    },
    takeNotes: () => {
      const taken = [...notes];
      notes = new Set();
      return taken;
    },
    imports: () => [
      ...(usesBackend ? ['from keras import backend as K'] : []),
      ...modules.flatMap((module) => {
        const members = used.get(module);
        return members === undefined ? [] : importLines(`from keras.${module} import `, [...members]);
      }),
    ],
  };
}

/** One line, or names between parentheses, as many a line as fit. */
function importLines(head: string, names: readonly string[]): readonly string[] {
  const line = head + names.join(', ');
  if (line.length <= lineWidth) return [line];
  const lines: string[] = [];
  let current = '   ';
  for (const name of names) {
    if (current.length + name.length + 2 > lineWidth) {
      lines.push(current);
      current = '   ';
    }
    current += ` ${name},`;
  }
  return [`${head}(`, ...lines, current, ')'];
}
