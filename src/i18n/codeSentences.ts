import type { CodeProblem } from '../code/read/codeProblem.ts';
import type { Language } from '../document/link.ts';
import { codeProblems as en } from './en/code.ts';
import { codeProblems as ja } from './ja/code.ts';
import type { CodeProblemSentences } from './types.ts';

/** No part of the dictionaries: they are loaded with the page, these with the code. */
const languages: Readonly<Record<Language, CodeProblemSentences>> = { en, ja };

/** Describes a problem of a piece of code. */
export function codeProblemSentence(language: Language, problem: CodeProblem): string {
  // As in sentences.ts: the key and the argument come from the same object.
  return (languages[language][problem.code] as (problem: CodeProblem) => string)(problem);
}
