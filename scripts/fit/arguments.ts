import { parseArgs } from 'node:util';
import { limits } from '../../src/document/limits.ts';
import type { ExecutorName } from '../../src/engine/executor.ts';
import type { Precision } from '../../src/engine/floats.ts';

export interface Arguments {
  readonly source:
    | {
        /** A link, its hash, or an address with one. */
        readonly link: string;
      }
    | {
        /** The path of an experiment that the page has saved as a file. */
        readonly file: string;
      }
    | {
        /** The path of a Keras program; `-` is the standard input. */
        readonly code: string;
      }
    | {
        /** The path of a run that was saved: it goes on. */
        readonly resume: string;
      };
  /** Null: as many as the link or the program says. */
  readonly epochs: number | null;
  readonly precision: Precision;
  /** Null: the faster one that can be had. */
  readonly executor: ExecutorName | null;
  /** Path of the file that the run is saved to at its end; null: none. */
  readonly save: string | null;
  /** `link`: the link alone; `program`: what the engine does for a batch. Nothing is trained for these two. */
  readonly output: 'lines' | 'json' | 'dump' | 'link' | 'program';
}

/** An error for a request that cannot be fulfilled; the message is one sentence for the user. */
export class Refused extends Error {}

/** @throws Refused */
export function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parse(args);
  const apart = { resume: ['dump', 'link', 'program', 'float64'], save: ['link', 'program'] } as const;
  for (const option of ['resume', 'save'] as const) {
    if (values[option] === undefined) continue;
    if (values[option] === '') throw new Refused(`--${option} wants the path of a file.`);
    for (const name of apart[option]) {
      if (values[name] === true) throw new Refused(`--${name} cannot be used together with --${option}.`);
    }
  }
  return {
    source: sourceOf(values.code, values.resume, positionals),
    epochs: values.epochs === undefined ? null : readEpochs(values.epochs),
    executor: executorOf(values.executor),
    save: values.save ?? null,
    precision: values.float64 === true ? 'float64' : 'float32',
    output: (['link', 'program', 'dump', 'json'] as const).find((name) => values[name] === true) ?? 'lines',
  };
}

function sourceOf(code: string | undefined, resume: string | undefined, links: readonly string[]): Arguments['source'] {
  const sources = [
    ...links.map((text) => (/\.json$/i.test(text) ? { file: text } : { link: text })),
    ...(code === undefined ? [] : [{ code }]),
    ...(resume === undefined ? [] : [{ resume }]),
  ];
  if (sources.length === 1) return sources[0];
  const count = sources.length === 0 ? 'is none' : `are ${sources.length}`;
  throw new Refused(
    `One link is wanted, in quotes, or one file, or one program, or one saved run: npm run fit -- '#v=1&…' ` +
      `or experiment.json or --code program.py or --resume FILE [--epochs N] [--save FILE] [--json] [--dump] [--float64] [--link] [--program] [--executor ts|simd]; ` +
      `there ${count}.`,
  );
}

function executorOf(name: string | undefined): ExecutorName | null {
  if (name === undefined || name === 'ts' || name === 'simd') return name ?? null;
  throw new Refused(`--executor wants ts or simd, not "${name}".`);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        code: { type: 'string' },
        link: { type: 'boolean' },
        epochs: { type: 'string' },
        json: { type: 'boolean' },
        dump: { type: 'boolean' },
        program: { type: 'boolean' },
        float64: { type: 'boolean' },
        save: { type: 'string' },
        resume: { type: 'string' },
        executor: { type: 'string' },
      },
    });
  } catch (error) {
    // Node's first sentence says what is wrong; the others suggest what was meant.
    const [sentence] = String((error as Error).message).split(/\.\s|\n/);
    throw new Refused(`${sentence.replace(/\.$/, '')}.`);
  }
}

function readEpochs(text: string): number {
  const { max } = limits.epochs;
  if (!/^\d{1,9}$/.test(text) || Number(text) > max) {
    throw new Refused(`--epochs wants a whole number from 0 to ${max}, not "${text}".`);
  }
  return Number(text);
}
