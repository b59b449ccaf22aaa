import type { Span } from '../../src/code/part.ts';
import { readKeras } from '../../src/code/readKeras.ts';
import type { Experiment } from '../../src/document/experiment.ts';
import { openingExperiment } from '../../src/document/opening.ts';
import type { Place, Problem } from '../../src/document/problems/problem.ts';
import { codeProblemSentence } from '../../src/i18n/codeSentences.ts';
import type { Arrival } from '../../src/state/arrive.ts';
import { Refused } from './arguments.ts';

/** An experiment, with notes on how it was read. */
export interface Opened {
  readonly experiment: Experiment;
  readonly notes: readonly string[];
  /** Place in the text that a problem is about; null for a link, which has no lines. */
  readonly where: (place: Problem['place']) => string | null;
  /** The moment that a link or a file opens at; null: its beginning. */
  readonly arrival: Arrival | null;
}

/**
 * Reads a Keras program. Settings that it does not contain are those of the opening page.
 *
 * @throws Refused with the first thing that is not understood, and its line and column
 */
export function readProgram(text: string): Opened {
  const { experiment, problems, spans } = readKeras(text, openingExperiment);
  const said = problems.map((problem) => `${lineAndColumn(text, problem.from)}: ${codeProblemSentence('en', problem)}`);
  if (experiment === null) {
    const first = problems.findIndex(({ severity }) => severity === 'error');
    // A program without an error that gives no experiment has no model at all; a note says so.
    throw new Refused(said[first === -1 ? problems.findIndex(({ code }) => code === 'noModel') : first]);
  }
  const where = (place: Place): string | null => {
    const span = spans.findLast((each) => isOf(each, place));
    return span === undefined ? null : lineAndColumn(text, span.from);
  };
  return { experiment, notes: said, where, arrival: null };
}

function isOf({ part }: Span, place: Place): boolean {
  switch (place.kind) {
    case 'layer':
      return part.kind === 'layer' && part.index === place.index;
    case 'inputs':
      return part.kind === 'input';
    case 'loss':
    case 'metrics':
    case 'optimizer':
      return part.kind === 'compile';
    case 'network':
    case 'data':
    case 'fit':
      return part.kind === place.kind;
  }
}

/** Both from 1, as editors count them. */
function lineAndColumn(text: string, offset: number): string {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return `line ${lines.length}, column ${[...(lines.at(-1) ?? '')].length + 1}`;
}
