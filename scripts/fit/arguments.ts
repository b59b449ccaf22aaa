import { parseArgs } from 'node:util';
import { limits } from '../../src/document/limits.ts';
import type { Precision } from '../../src/engine/model.ts';

export interface Arguments {
  readonly source:
    | {
        /** A link, its hash, or an address with one. */
        readonly link: string;
      }
    | {
        /** The path of a Keras program; `-` is the standard input. */
        readonly code: string;
      };
  /** Null: as many as the link or the program says. */
  readonly epochs: number | null;
  readonly precision: Precision;
  /** `link`: the link alone, and nothing is trained. */
  readonly output: 'lines' | 'json' | 'dump' | 'link';
}

/** An error for a request that cannot be fulfilled; the message is one sentence for the user. */
export class Refused extends Error {}

/** @throws Refused */
export function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parse(args);
  return {
    source: sourceOf(values.code, positionals),
    epochs: values.epochs === undefined ? null : readEpochs(values.epochs),
    precision: values.float64 === true ? 'float64' : 'float32',
    output: values.link === true ? 'link' : values.dump === true ? 'dump' : values.json === true ? 'json' : 'lines',
  };
}

function sourceOf(code: string | undefined, links: readonly string[]): Arguments['source'] {
  const [link, ...more] = links;
  if (code !== undefined && link === undefined) return { code };
  if (code === undefined && link !== undefined && more.length === 0) return { link };
  const count = links.length === 0 ? 'is none' : code !== undefined ? 'are both' : `are ${links.length}`;
  throw new Refused(
    `One link is wanted, in quotes, or one program: npm run fit -- '#v=1&…' or --code program.py ` +
      `[--epochs N] [--json] [--dump] [--float64] [--link]; there ${count}.`,
  );
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
        float64: { type: 'boolean' },
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
