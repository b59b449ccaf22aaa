import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readKeras } from '../../../src/code/readKeras.ts';
import { encodeLink } from '../../../src/document/link.ts';
import { writeNet } from '../../../src/document/link/net.ts';
import { introductionExperiment } from '../../../src/document/opening.ts';

/** A small program of a kind that real programs contain, and facts that hold for it. */
interface Case {
  readonly id: string;
  readonly kind: string;
  readonly code: string;
  readonly expect: 'understood' | 'refused';
  readonly facts: {
    /** N and K stand for the inputs and outputs of the chosen data. */
    readonly net?: string;
    readonly epochs?: number;
    readonly batchSize?: number;
    readonly learningRate?: number;
    readonly metrics?: readonly string[];
  };
}

const text = (name: string): string => readFileSync(new URL(`./${name}`, import.meta.url), 'utf8');
const cases = text('kerasPrograms.jsonl')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Case); // its lines are of this form

/** The whole answer for each program: the link of the experiment if there is one, and a line for each problem. */
const answers = new Map(
  text('programs/answers.txt')
    .split(/^#### /m)
    .slice(1)
    .map((block) => {
      const [id = '', ...lines] = block.trimEnd().split('\n');
      return [id, lines] as const;
    }),
);

describe('small programs of the kinds that real ones have', () => {
  it('all have an answer', () => {
    expect([...answers.keys()]).toEqual(cases.map(({ id }) => id));
    expect(cases.length).toBe(58);
  });

  it.each(cases.map((each) => [each.id, each] as const))('%s', (id, { code, expect: outcome, facts }) => {
    const { experiment, problems } = readKeras(code, introductionExperiment);
    expect(experiment === null ? 'refused' : 'understood').toBe(outcome);
    const said = problems
      .filter((problem) => problem.code !== 'notImported')
      .map((problem) => `${problem.severity} ${problem.code} ${JSON.stringify(code.slice(problem.from, problem.to))}`);
    expect([...(experiment === null ? [] : [encodeLink(experiment)]), ...said]).toEqual(answers.get(id));
    if (experiment === null) return;
    const { net, learningRate, ...settings } = facts;
    expect(writeNet(experiment)).toBe(net?.replace(/^N/, '3').replace('K', '3'));
    if (learningRate !== undefined) expect(experiment.optimizer.learningRate).toBe(learningRate);
    for (const key of ['epochs', 'batchSize', 'metrics'] as const) {
      if (settings[key] !== undefined) expect(experiment[key]).toEqual(settings[key]);
    }
  });
});
