import type { FileError, LinkError, Notice } from '../document/link/result.ts';
import type { Problem } from '../document/problems/problem.ts';
import type { Remedy } from '../document/problems/remedies.ts';
import type { FileText, LinkText, ProblemText } from './types.ts';

// The languages pair each code with a function of just that code's data. TypeScript does not follow the pairing
// through a union, so it is said once here: the key and the argument come from the same object.
type Sentence<T> = (data: T) => string;

export function problemSentence(text: ProblemText, problem: Problem): string {
  return (text.problems[problem.code] as Sentence<Problem>)(problem);
}

export function remedyLabel(text: ProblemText, remedy: Remedy): string {
  return (text.remedies[remedy.type] as Sentence<Remedy>)(remedy);
}

export function linkErrorSentence(text: LinkText, error: LinkError): string {
  return (text.linkErrors[error.code] as Sentence<LinkError>)(error);
}

export function fileErrorSentence(text: FileText, error: FileError): string {
  if (error.code === 'badLink') return linkErrorSentence(text, error.error);
  return text.messages.fileErrors[error.code](error.code === 'tooLarge' ? error.mebibytes : 0);
}

export function noticeSentence(text: LinkText, notice: Notice): string {
  return (text.notices[notice.code] as Sentence<Notice>)(notice);
}
