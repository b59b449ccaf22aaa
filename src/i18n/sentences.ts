import type { LinkError, Notice } from '../document/link/result.ts';
import type { Problem } from '../document/problem.ts';
import type { Remedy } from '../document/remedies.ts';
import type { Dictionary } from './en.ts';

// The dictionaries pair each code with a function of just that code's data. TypeScript does not follow the pairing
// through a union, so it is said once here: the key and the argument come from the same object.
type Sentence<T> = (data: T) => string;

export function problemSentence(dictionary: Dictionary, problem: Problem): string {
  return (dictionary.problems[problem.code] as Sentence<Problem>)(problem);
}

export function remedyLabel(dictionary: Dictionary, remedy: Remedy): string {
  return (dictionary.remedies[remedy.type] as Sentence<Remedy>)(remedy);
}

export function linkErrorSentence(dictionary: Dictionary, error: LinkError): string {
  return (dictionary.linkErrors[error.code] as Sentence<LinkError>)(error);
}

export function noticeSentence(dictionary: Dictionary, notice: Notice): string {
  return (dictionary.notices[notice.code] as Sentence<Notice>)(notice);
}
