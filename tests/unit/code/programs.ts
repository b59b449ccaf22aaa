import { readFileSync } from 'node:fs';

/**
 * A program with the expected result of reading it. In the files: `#### name`, the program, `----`, the link of the
 * experiment if there is one, and a line for each problem: `error code "the text it stands at"`.
 */
export interface Collected {
  readonly name: string;
  readonly text: string;
  /** Null: it is refused. */
  readonly link: string | null;
  readonly problems: readonly string[];
}

function collected(file: string): readonly Collected[] {
  const all = readFileSync(new URL(`./programs/${file}.txt`, import.meta.url), 'utf8');
  return all
    .split(/^#### /m)
    .slice(1)
    .map((block) => {
      const start = block.indexOf('\n') + 1;
      const end = block.lastIndexOf('\n----\n') + 1;
      const lines = block.slice(end).trimEnd().split('\n').slice(1);
      const link = lines.find((line) => line.startsWith('v=')) ?? null;
      const problems = lines.filter((line) => line !== link);
      return { name: block.slice(0, start - 1), text: block.slice(start, end), link, problems };
    });
}

/** Programs as people write them: docs of Keras 1, 2 and 3, blogs of 2016 to 2019, courses, notebooks. */
export const understood: readonly Collected[] = collected('understood');
/** Programs with mistakes, and programs that are no multilayer perceptron. */
export const refused: readonly Collected[] = collected('refused');
/** Programs with more than layers: loops, branches, classes, notebooks, other libraries. */
export const further: readonly Collected[] = collected('further');
