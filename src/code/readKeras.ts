import { settleMetrics } from './read/oldMeanings.ts';
import { makeAllKnown } from '../data/makeAllKnown.ts';
import { normalizeDataSpec } from '../data/dataDefaults.ts';
import type { DataSpec } from '../data/spec.ts';
import { equal } from '../document/equal.ts';
import type { Experiment } from '../document/experiment.ts';
import { limits } from '../document/limits.ts';
import { tidyExperiment } from '../document/tidy.ts';
import type { FitSpec } from './read/found.ts';
import { checkRank, inputOf, inputWidth } from './read/modelFacts.ts';
import { settleUnits } from './read/outputs.ts';
import { parse } from './read/parse.ts';
import { type CodeProblem, type Place, problemAt } from './read/codeProblem.ts';
import { Program } from './read/readProgram.ts';
import { Session } from './read/readingSession.ts';
import type { Statement } from './read/syntax.ts';
import { isOf2017 } from './read/time.ts';
import type { CodeStep } from './read/step.ts';
import { withoutModel } from './read/withoutModel.ts';
import type { Span } from './part.ts';
import type { KerasDialect } from './print/dialect.ts';

export type { CodeProblem } from './read/codeProblem.ts';
export type { CodeStep } from './read/step.ts';

/** Result of reading a Keras program. Places are offsets into the original text. */
export interface Reading {
  /** Null: the code is not fully understood, and the last good network stays. */
  readonly experiment: Experiment | null;
  /** In the order of the text. An error means that there is no experiment, a note that there is. */
  readonly problems: readonly CodeProblem[];
  /**
   * Which text made which part. They nest; a layer may have several (its `add`, a line that freezes it), and a line in
   * a loop makes several layers.
   */
  readonly spans: readonly Span[];
  /** For stepping through: the model after each line that makes something of it, or after each layer of a list. */
  readonly steps: readonly CodeStep[];
}

/** Maximum length of a text, in characters. */
const longest = 200_000;

/**
 * Reads a Keras program, as it is typed, pasted or printed, without running it. What the code does not say is taken
 * from `base`. Never throws; takes no longer than the text is long.
 *
 * @param dialect which Keras is meant where the program's words do not tell
 */
export function readKeras(text: string, base: Experiment, dialect: KerasDialect = 'keras3'): Reading {
  if (text.length > longest) {
    const problem = problemAt({ from: 0, to: Math.min(text.length, 1) }, { code: 'tooLong', max: longest });
    return { experiment: null, problems: [problem], spans: [], steps: [] };
  }
  makeAllKnown();
  const { statements, problems } = parse(text);
  const session = new Session();
  session.time.of2017 = isOf2017(text, dialect);
  const program = new Program(session, base.data);
  program.run(statements);
  const { model } = session;
  if (model === null) withoutModel(program, statements, problems, endOf(text, statements));
  else {
    checkRank(session, model);
    settleUnits(session, model, dataOf(session, base));
    settleMetrics(session);
    const { ownTraining, fitted } = session;
    if (ownTraining !== null && fitted === null) session.tell(ownTraining, { code: 'ownTraining' });
    const input = inputOf(model);
    if (input !== null && input.shape === null) session.tell(input.place, { code: 'inputsFromData' });
  }
  const all = [...problems, ...session.problems].toSorted((a, b) => a.from - b.from || a.to - b.to);
  const good = model !== null && all.every(({ severity }) => severity === 'note');
  return {
    experiment: good ? experimentOf(session, base) : null,
    problems: all,
    spans: spansOf(session),
    steps: session.steps,
  };
}

/** The end of the text, or, where that is in a comment, of the last statement before. */
function endOf(text: string, statements: readonly Statement[]): Place {
  const line = text.slice(text.lastIndexOf('\n') + 1);
  const at = line.includes('#') ? (statements.at(-1)?.to ?? 0) : text.length;
  return { from: at, to: at };
}

/** The program's examples, or those of the page. */
function dataOf({ data }: Session, base: Experiment): DataSpec {
  const spec = data?.spec ?? null;
  return spec === null ? base.data : normalizeDataSpec(spec);
}

/** A batch of all examples. */
function wholeBatch({ samples }: DataSpec): number {
  return Math.min(limits.batchSize.max, samples);
}

function experimentOf(session: Session, base: Experiment): Experiment {
  const { model, compiled, optimizer, fitted, seed, data } = session;
  const spec = data?.spec ?? null;
  const examples = dataOf(session, base);
  const input = model === null ? null : inputOf(model);
  const built = spec === null ? base.inputs : examples.features.length;
  const e = tidyExperiment({
    ...base,
    data: examples,
    inputs: inputWidth(input) ?? (input === null ? built : examples.features.length),
    layers: model?.layers.flatMap(({ layers }) => layers) ?? base.layers,
    ...compiled,
    ...(compiled === null || optimizer === null ? {} : { optimizer: optimizer.spec }),
    ...settingsOf(fitted),
    batchSize: fitted?.batchSize === 'all' ? wholeBatch(examples) : (fitted?.batchSize ?? base.batchSize),
    validationSplit: fitted?.validationSplit ?? base.validationSplit,
    seed: seed ?? base.seed,
  });
  return equal(e, base) ? base : e;
}

/** Settings given to `fit`, without their places. */
function settingsOf(fitted: FitSpec | null): Partial<Experiment> {
  if (fitted === null) return {};
  const { epochs, shuffle, callbacks } = fitted;
  return { epochs, shuffle, callbacks };
}

/** Outer spans first. The parts of the model are marked when it is whole, for only then layers have their numbers. */
function spansOf({ spans, model }: Session): readonly Span[] {
  const all = [...spans];
  let index = 0;
  for (const { layers, places } of model?.layers ?? []) {
    for (let i = 0; i < layers.length; i++) {
      for (const { from, to } of places) all.push({ from, to, part: { kind: 'layer', index: index + i } });
    }
    index += layers.length;
  }
  const key = ({ from, to, part }: Span): string =>
    `${from} ${to} ${part.kind} ${part.kind === 'layer' ? part.index : ''}`;
  const once = new Map(all.map((span) => [key(span), span]));
  return [...once.values()].toSorted((a, b) => a.from - b.from || b.to - a.to);
}
