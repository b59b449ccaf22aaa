import type { SummaryRow, SummaryTerm } from '../../code/summary.ts';
import type { ProgramText } from '../../i18n/programText.ts';

/** `16 = 3 × 4 + 4` */
export function sumOf({ parameters, terms }: SummaryRow): string {
  const parts = terms.map((term) => (term.role === 'kernel' ? `${term.inputs} × ${term.units}` : String(term.count)));
  return `${parameters} = ${parts.join(' + ')}`;
}

/** Which weights a term counts. */
export function termText(text: ProgramText, term: SummaryTerm): string {
  return term.role === 'kernel' ? text.terms.kernel(term.inputs, term.units) : text.terms[term.role](term.count);
}

/** The three lines under the table, as Keras prints them. */
export function totalsOf(written: string): string {
  return written
    .split('\n')
    .slice(-4, -1)
    .map((line) => line.trim())
    .join('\n');
}
