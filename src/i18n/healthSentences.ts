import type { Cure, Finding } from '../health/finding.ts';
import { remedyLabel } from './sentences.ts';
import type { HealthText, ProblemText } from './types.ts';

// As in sentences.ts: the key and the argument come from the same object.
type Sentence<T> = (data: T) => string;

export function findingSentence(text: HealthText, finding: Finding): string {
  return (text.findings[finding.sickness] as Sentence<Finding>)(finding);
}

/** What a button says that makes the cure. */
export function cureLabel(text: HealthText, problemText: ProblemText, cure: Cure): string {
  if (cure.type === 'remedy') return remedyLabel(problemText, cure.remedy);
  return (text.cures[cure.type] as Sentence<Cure>)(cure);
}
