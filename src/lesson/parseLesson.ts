import { readHead } from './head.ts';
import type { Lesson } from './lesson.ts';
import { blocksOf, isBlank, linesOf } from './fileLines.ts';
import { type Fault, type LessonProblem, mostProblems } from './fault.ts';
import { readStep } from './readStep.ts';

export type Parsed =
  | { readonly ok: true; readonly lesson: Lesson }
  /** Sorted by line; at most `mostProblems`. */
  | { readonly ok: false; readonly problems: readonly LessonProblem[] };

/** Maximum length in characters: enough for a lesson with a few drawings. */
export const longestLesson = 300_000;
const mostLines = 20_000;
const mostSteps = 100;

/**
 * Reads a lesson's file. `public/lessons/` has examples. Never throws.
 *
 *     ---
 *     title: XOR
 *     ---
 *
 *     # The first step
 *     - experiment: v=1&data=xor&net=2-1.sigmoid&loss=binary_crossentropy&split=0
 *     - goal: epoch >= 20
 *
 *     The text, in Markdown. For two languages: `## en: Title` and `## ja: 見出し`, each with its text below.
 */
export function parseLesson(file: string): Parsed {
  const refuse = (line: number, fault: Fault): Parsed => ({ ok: false, problems: [{ ...fault, line }] });
  const tooLong = refuse(1, { code: 'tooLong', max: longestLesson, lines: mostLines });
  if (file.length > longestLesson) return tooLong;
  const texts = file.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  if (texts.length > mostLines) return tooLong;
  const open = texts.findIndex((text) => text.trim() !== '');
  if (open === -1 || !isRule(texts[open])) return refuse(Math.max(1, open + 1), { code: 'noHead' });
  const length = texts.slice(open + 1).findIndex(isRule);
  if (length === -1) return refuse(open + 1, { code: 'openHead' });
  const close = open + 1 + length;

  const problems: LessonProblem[] = [];
  const head = readHead(linesOf(texts.slice(open + 1, close), open + 2).lines, open + 1, problems);
  const body = linesOf(texts.slice(close + 1), close + 2);
  if (body.open !== null) problems.push({ code: 'openFence', line: body.open });
  const { before, blocks } = blocksOf(body.lines, mostSteps + 1);
  const stray = before.find((line) => !isBlank(line) && !/^\s*<!--.*-->\s*$/.test(line.text));
  if (stray) problems.push({ code: 'textBeforeSteps', line: stray.number });
  if (blocks.length === 0) problems.push({ code: 'noSteps', line: close + 1 });
  if (blocks.length > mostSteps) problems.push({ code: 'tooManySteps', max: mostSteps, line: blocks[mostSteps].line });
  const steps = blocks.slice(0, mostSteps).map((block) => readStep(block, head.settings, problems));

  const { id, order, title, summary } = head;
  if (problems.length > 0 || title === null) {
    return { ok: false, problems: problems.slice(0, mostProblems).toSorted((a, b) => a.line - b.line) };
  }
  return { ok: true, lesson: { id, order, title, summary, steps } };
}

const isRule = (text: string): boolean => /^-{3,}\s*$/.test(text);
