import temml from 'temml';
import { excerpt } from '../document/link/result.ts';
import { type Fault, type LessonProblem, mostProblems } from './fault.ts';
import type { Lesson } from './lesson.ts';
import { type Formula, formulasIn } from './markdown.ts';
import { mostFormulas, mostSigns } from './markdownRules.ts';

/** An element of MathML, with its children; or text; or several of them. */
export type MathTree =
  | { readonly text: string }
  | {
      /** Undefined: only its children. */
      readonly type?: string;
      readonly attributes?: Readonly<Record<string, string>>;
      readonly classes: readonly string[];
      readonly style: Readonly<Record<string, string>>;
      readonly children: readonly MathTree[];
    };

export type ReadFormula =
  | { readonly ok: true; readonly tree: MathTree }
  /** `rest` is the part that cannot be read; empty where more should follow. */
  | { readonly ok: false; readonly rest: string };

/** Characters. */
const longestFormula = 1000;

/**
 * Commands of LaTeX that a lesson has not: those that define others, with which a short formula may become a very long
 * one, and those that name or call a place of the page.
 */
const refused =
  /\\(?:[egx]?def|let|futurelet|global|long|(?:re)?newcommand|providecommand|label|(?:eq)?ref|href|url)(?![A-Za-z])/;

/** Reads LaTeX by Temml, as a tree of MathML. Never throws. */
export function readFormula({ tex, isDisplay }: Pick<Formula, 'tex' | 'isDisplay'>): ReadFormula {
  if (tex.length > longestFormula) return { ok: false, rest: tex.slice(longestFormula) };
  const command = refused.exec(tex);
  if (command !== null) return { ok: false, rest: tex.slice(command.index) };
  try {
    const tree = temml.__renderToMathMLTree(tex, {
      displayMode: isDisplay,
      throwOnError: true,
      trust: false,
      maxExpand: 200,
      maxSize: [20, 200], // em, pt
    }) as MathTree;
    return { ok: true, tree };
  } catch (error) {
    const at: unknown = error instanceof Error && 'position' in error ? error.position : 0;
    return { ok: false, rest: tex.slice(typeof at === 'number' ? at : 0) };
  }
}

/** Why a formula is not shown; null for one that is. */
function faultOf(formula: Formula): Fault | null {
  if (formula.isTooMany) return { code: 'manyFormulas', max: mostFormulas, signs: mostSigns };
  if (formula.tex.length > longestFormula) return { code: 'longFormula', max: longestFormula };
  const read = readFormula(formula);
  return read.ok ? null : { code: 'badFormula', text: excerpt(formula.tex), rest: excerpt(read.rest) };
}

/** The formulas of a lesson that cannot be read, by their lines. They are shown as they are written. */
export function formulaProblems({ steps }: Lesson): readonly LessonProblem[] {
  const problems: LessonProblem[] = [];
  for (const { text, lines } of steps) {
    for (const language of ['en', 'ja'] as const) {
      if (language === 'ja' && lines.ja === lines.en) continue; // one text for both
      for (const formula of formulasIn(text[language])) {
        const fault = faultOf(formula);
        if (fault !== null) problems.push({ ...fault, line: lines[language] + formula.line });
        if (problems.length >= mostProblems) return problems;
        if (fault?.code === 'manyFormulas') break; // the rest are too many as well
      }
    }
  }
  return problems.toSorted((a, b) => a.line - b.line);
}
