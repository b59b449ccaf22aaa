import { type BlankKind, blankKinds } from '../../document/blank.ts';
import { type Verdict, verdicts } from '../../explain/answerTo.ts';
import { readObject } from '../../state/keptView.ts';

/** What somebody has written into a blank. */
export interface Entry {
  readonly typed: string;
  /** 'open': not checked since; 'shown': the page has shown the answer. */
  readonly verdict: Verdict | 'open' | 'shown';
}

/** By the example that a number is of, and the key of its blank. */
export type Entries = Readonly<Record<string, Entry>>;

/** What is kept of exercises in a tab. */
export interface Answers {
  /** The work at hand, and what is left blank in it. */
  readonly of: string;
  readonly kinds: readonly BlankKind[];
  /** By the names of works, the newest last. */
  readonly all: Map<string, Entries>;
}

/** Works that are kept, and entries of one: those of a long lesson, and of a class's hour with a large network. */
const most = { works: 12, entries: 1000 };
/** Longest number that somebody writes. */
const longest = 100;

const marks: readonly Entry['verdict'][] = [...verdicts, 'open', 'shown'];

function entryOf(value: unknown): Entry | null {
  if (typeof value !== 'object' || value === null || !('typed' in value) || !('verdict' in value)) return null;
  const { typed } = value;
  const verdict = marks.find((each) => each === value.verdict);
  return typeof typed === 'string' && typed.length <= longest && verdict !== undefined ? { typed, verdict } : null;
}

function entriesOf(value: unknown): Entries {
  if (typeof value !== 'object' || value === null) return {};
  const found = Object.entries(value).flatMap(([key, each]) => {
    const entry = entryOf(each);
    return entry === null ? [] : [[key, entry] as const];
  });
  return Object.fromEntries(found);
}

/** As a text for the tab. */
export function writeAnswers({ of, kinds, all }: Answers): string {
  const newest = [...all]
    .slice(-most.works)
    .map(([work, entries]) => [work, Object.fromEntries(Object.entries(entries).slice(-most.entries))]);
  return JSON.stringify({ of, kinds, all: newest });
}

/** Reads what was kept, as far as that can be read; nothing of what is damaged. */
export function readAnswers(text: string | null): Answers {
  const { of, kinds, all } = readObject(text) ?? {};
  const works: readonly unknown[] = Array.isArray(all) ? all : [];
  return {
    of: typeof of === 'string' ? of : '',
    kinds: Array.isArray(kinds) ? blankKinds.filter((kind) => kinds.includes(kind)) : [],
    all: new Map(
      works.flatMap((each) =>
        Array.isArray(each) && typeof each[0] === 'string' ? [[each[0], entriesOf(each[1])] as const] : [],
      ),
    ),
  };
}
