import type { Span } from '../../src/code/part.ts';
import { readKeras } from '../../src/code/read.ts';
import type { Experiment } from '../../src/document/experiment.ts';
import { openingExperiment } from '../../src/document/opening.ts';
import type { Place, Problem } from '../../src/document/problem.ts';
import { codeProblemSentence } from '../../src/i18n/codeSentences.ts';
import { Refused } from './arguments.ts';

/** An experiment, with what there is to say of how it was read. */
export interface Opened {
  readonly experiment: Experiment;
  readonly notes: readonly string[];
  /** Where its text says what a problem is about; null for a link, which has no lines. */
  readonly where: (place: Problem['place']) => string | null;
}

/**
 * Reads a Keras program. What it does not say is as the page opens with it.
 *
 * @throws Refused with the first thing that is not understood, and its line and column
 */
export function readProgram(text: string): Opened {
  const { experiment, problems, spans } = readKeras(text, openingExperiment);
  const said = problems.map((problem) => `${lineAndColumn(text, problem.from)}: ${codeProblemSentence('en', problem)}`);
  if (experiment === null) {
    const first = problems.findIndex(({ severity }) => severity === 'error');
    // Without an error there is no model at all, which is a note.
    throw new Refused(said[first === -1 ? problems.findIndex(({ code }) => code === 'noModel') : first]);
  }
  const where = (place: Place): string | null => {
    const span = spans.findLast((each) => isOf(each, place));
    return span === undefined ? null : lineAndColumn(text, span.from);
  };
  return { experiment, notes: said, where };
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
