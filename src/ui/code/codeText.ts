import type { Stretch } from './lineMarks.ts';
import { dataKey } from '../../data/spec.ts';
import { printKeras } from '../../code/keras.ts';
import { printPyTorch } from '../../code/pytorch.ts';
import { readKeras, type Reading } from '../../code/readKeras.ts';
import { equal } from '../../document/equal.ts';
import type { Experiment } from '../../document/experiment.ts';
import { experimentOf } from '../../document/link/exact.ts';
import type { Dialect } from '../../state/view.ts';
import { rewrite } from './rewrite.ts';

/** A text of the editor with all that is known of it. */
export interface Code {
  readonly dialect: Dialect;
  readonly text: string;
  readonly folds: readonly Stretch[];
  readonly spans: Reading['spans'];
  /** Null for PyTorch, which is written and not read. */
  readonly reading: Reading | null;
  /** Whether a person wrote it, wholly or in part. */
  readonly own: boolean;
  /**
   * The experiment on the page beside this text: the one it describes or, if it is not understood or changes what a lesson
   * locks, the one that stayed.
   */
  readonly experiment: Experiment;
  readonly changesLocked?: true;
}

/** The experiment written down. */
export function writeCode(e: Experiment, dialect: Dialect): Code {
  if (dialect === 'pytorch') return { dialect, ...printPyTorch(e), reading: null, own: false, experiment: e };
  const { text, folds } = printKeras(e, dialect);
  const code = readCode(text, e, dialect);
  // Notes on the 2017 dialect are in the comments already.
  const reading = code.reading === null ? null : { ...code.reading, problems: [] };
  return { ...code, reading, folds, own: false, experiment: e };
}

/** A Keras program that a person wrote; `base` has what it does not say. */
export function readCode(text: string, base: Experiment, dialect: Dialect): Code {
  const reading = readKeras(text, base, dialect === 'pytorch' ? 'keras3' : dialect);
  return { dialect, text, folds: [], spans: reading.spans, reading, own: true, experiment: reading.experiment ?? base };
}

/** Whether it is a person's own and not understood (yet): what it means nobody else can write. */
export const isUnread = ({ own, reading }: Code): boolean => own && reading !== null && reading.experiment === null;

/** Whether what is not understood stays beside another experiment: until the data are others. */
const staysUnread = (begunOn: Experiment, e: Experiment): boolean => dataKey(begunOn.data) === dataKey(e.data);

/**
 * The code when the experiment may have changed: the same as long as its experiment is on the page, for it may be a
 * person's own text, with comments and names. What is not understood stays, too, until the data are others.
 */
export function follow(code: Code, e: Experiment): Code {
  const { dialect } = code;
  if (equal(code.experiment, e)) return code;
  if (isUnread(code) && staysUnread(code.experiment, e)) {
    const again = readCode(code.text, e, dialect);
    if (isUnread(again)) return again;
  }
  return keepText(code, e, dialect) ?? writeCode(e, dialect);
}

/**
 * A text that was kept as `{ dialect, text, link }` over a reload; null where it is none, or says another experiment
 * than `e`.
 */
export function readDraft(draft: string, e: Experiment): Code | null {
  const value = parse(draft);
  if (typeof value !== 'object' || value === null || !('text' in value) || !('dialect' in value)) return null;
  const dialect = (['keras3', 'keras2017'] as const).find((each) => each === value.dialect);
  if (dialect === undefined || typeof value.text !== 'string') return null;
  const code = readCode(value.text, e, dialect);
  if (isUnread(code)) {
    const begunOn = 'link' in value && typeof value.link === 'string' ? experimentOf(value.link) : null;
    return begunOn !== null && staysUnread(begunOn, e) ? code : null;
  }
  return equal(code.experiment, e) ? code : null;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** The person's own text with only the lines of what changed written anew; null where that does not work out. */
function keepText(code: Code, e: Experiment, dialect: Dialect): Code | null {
  if (dialect === 'pytorch' || !code.own || code.reading?.experiment == null) return null;
  const style = /\.add\(/.test(code.text) ? 'keras2017' : 'keras3'; // what is pasted may be of another one than is chosen
  const text = rewrite(code, printKeras(code.experiment, style), printKeras(e, style), code.experiment, e);
  if (text === null) return null;
  const kept = readCode(text, e, dialect);
  return kept.reading?.experiment != null && equal(kept.reading.experiment, e) ? kept : null;
}

/** The code that made the layer (−1: the input): lines to highlight. */
export function stretchesOfLayer({ spans }: Pick<Code, 'spans'>, layer: number | null): readonly Stretch[] {
  if (layer === null) return [];
  return spans.filter(({ part }) =>
    part.kind === 'layer' ? part.index === layer : part.kind === 'input' && layer < 0,
  );
}

/** The layer that the text at the caret made; null where it made none. The shortest stretch around it counts. */
export function layerAt({ spans }: Pick<Code, 'spans'>, caret: number): number | null {
  const around = spans
    .filter(({ from, to, part }) => from <= caret && caret <= to && (part.kind === 'layer' || part.kind === 'input'))
    .toSorted((a, b) => a.to - a.from - (b.to - b.from));
  const part = around[0]?.part;
  if (part === undefined) return null;
  return part.kind === 'layer' ? part.index : -1;
}

/** Of the line in which an offset stands: counted from 1. */
export function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/** `mlp_iris.py` */
export function fileName(e: Experiment, dialect: Dialect): string {
  const { data } = e;
  return `mlp_${data.type === 'generated' ? data.name : data.type}${dialect === 'pytorch' ? '_pytorch' : ''}.py`;
}
