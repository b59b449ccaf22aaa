import { parseArgs } from 'node:util';
import { limits } from '../../src/document/limits.ts';
import type { Precision } from '../../src/engine/model.ts';

export interface Arguments {
  /** A link, its hash, or an address with one. */
  readonly link: string;
  /** Null: as many as the link says. */
  readonly epochs: number | null;
  readonly precision: Precision;
  readonly output: 'lines' | 'json' | 'dump';
}

/** What cannot be done as asked: a sentence for the person who asked. */
export class Refused extends Error {}

/** @throws Refused */
export function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parse(args);
  const [link, ...more] = positionals;
  if (link === undefined || more.length > 0) {
    throw new Refused(
      `One link is wanted, in quotes: npm run fit -- '#v=1&…' [--epochs N] [--json] [--dump] [--float64]; ` +
        `there ${link === undefined ? 'is none' : `are ${positionals.length}`}.`,
    );
  }
  return {
    link,
    epochs: values.epochs === undefined ? null : readEpochs(values.epochs),
    precision: values.float64 === true ? 'float64' : 'float32',
    output: values.dump === true ? 'dump' : values.json === true ? 'json' : 'lines',
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        epochs: { type: 'string' },
        json: { type: 'boolean' },
        dump: { type: 'boolean' },
        float64: { type: 'boolean' },
      },
    });
  } catch (error) {
    // Node's first sentence says what is wrong, the others how one might have meant it.
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
