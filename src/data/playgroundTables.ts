import type { Column, OwnInfo } from './dataset.ts';
import { drawPlayground, isRegression, playgroundCount, type PlaygroundSet, playgroundSets } from './playground.ts';
import { makeDrawn, type Table } from './tables.ts';

// The sets of TensorFlow Playground, as tables that are drawn when they are asked for.
//
// key  = "playground:" hash [ ":" noise ]     playground:circle:0.59704:0.35
// hash = set ":" seed
// seed = any text; what is not a letter, a digit, "." or "-" is "_" and four hex digits

/** Playground draws its planes so far. */
const domain: Column['domain'] = [-6, 6];

const labels = { min: -1, max: 1 };

function infoOf(name: PlaygroundSet): OwnInfo {
  const hasNumbers = isRegression(name);
  return {
    title: `TensorFlow Playground: ${name}`,
    task: hasNumbers ? 'regression' : 'classification',
    columns: ['x', 'y'].map((key) => ({ key, domain })),
    classes: hasNumbers ? [] : [String(labels.min), String(labels.max)],
    targets: hasNumbers ? [{ key: 'label', domain: [labels.min, labels.max] }] : [],
    samples: null,
    noise: { max: 0.8, step: 0.05, default: 0 },
    standardize: false,
    rows: playgroundCount(name),
    isComplete: false,
    show: {},
  };
}

export function playgroundHash(name: PlaygroundSet, seed: string): string {
  const hex = (character: string): string => `_${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `${name}:${seed.replace(/[^A-Za-z\d.-]/g, hex)}`;
}

interface DrawnFrom {
  readonly name: PlaygroundSet;
  /** The seed. */
  readonly text: string;
  readonly hash: string;
  readonly noise: number;
}

const pattern = /^playground:(([a-z-]+):((?:[A-Za-z\d.-]|_[\da-f]{4})*))(?::([\de.-]+))?$/;

function read(key: string): DrawnFrom | null {
  const [, hash, name, seed, noise = '0'] = pattern.exec(key) ?? [];
  const known = playgroundSets.find((set) => set === name);
  if (known === undefined || !(Number(noise) >= 0 && Number(noise) <= 1)) return null;
  const text = seed.replace(/_(....)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  // Each set has one key.
  return playgroundHash(known, text) === hash ? { name: known, text, hash, noise: Number(noise) } : null;
}

/** What a key is drawn from. @throws RangeError when it is none */
export function drawnFrom(key: string): DrawnFrom {
  const found = read(key);
  if (found === null) throw new RangeError(`data: ${key} is no set of Playground`);
  return found;
}

/** The key of another set, or of the same drawn with the next seed. */
export function otherKey(
  key: string,
  { set, isNext = false }: { readonly set?: PlaygroundSet; readonly isNext?: boolean },
): string {
  const { name, text } = drawnFrom(key);
  // Any step that meets all five-digit seeds before one comes again
  const next = ((Math.round(Number(text) * 1e5) || 0) + 38_197) % 100_000;
  return `playground:${playgroundHash(set ?? name, isNext ? `0.${String(next).padStart(5, '0')}` : text)}`;
}

const made = new Map<string, Table>();
/** As many as a slider passes while it is dragged. */
const most = 32;

function tableOf(key: string): Table | undefined {
  const known = made.get(key);
  const found = known === undefined ? read(key) : null;
  if (found === null) return known;
  const { name, text, hash, noise } = found;
  const { points, labels: numbers } = drawPlayground(name, noise, text);
  const hasNumbers = isRegression(name);
  const table: Table = {
    type: 'playground',
    hash,
    info: infoOf(name),
    rows: {
      values: points,
      labels: hasNumbers ? new Int32Array(0) : Int32Array.from(numbers, (label) => Number(label > 0)),
      targets: hasNumbers ? numbers : new Float64Array(0),
    },
  };
  const [oldest] = made.keys();
  if (made.size >= most && oldest !== undefined) made.delete(oldest);
  made.set(key, table);
  return table;
}

/** The sets of Playground by their keys. */
export const playgroundTables = { get: tableOf };

/** Has them found among all known tables. */
export function makePlaygroundKnown(): void {
  makeDrawn(playgroundTables);
}
