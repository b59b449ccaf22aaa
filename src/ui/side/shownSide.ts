import type { Side, View } from '../../state/view.ts';
import type { Arrangement } from '../arrangement.ts';

const sides: readonly Side[] = ['data', 'code', 'summary', 'steps', 'health'];

/** Which of data, code, summary, steps and health can be chosen beside each other, and which of them is shown; null: none is. */
export interface ShownSide {
  readonly side: Side;
  readonly choice: readonly Side[];
}

/** A lesson may hide some; where one thing is on the screen at a time, its tab decides. */
export function shownSide({ side, hidden, tab }: View, arrangement: Arrangement): ShownSide | null {
  const there = sides.filter((name) => !hidden.includes(name));
  const takesTurns = arrangement === 'tabs' || arrangement === 'split';
  if (takesTurns && tab === 'data') return there.includes('data') ? { side: 'data', choice: [] } : null;
  const choice = takesTurns ? there.filter((name) => name !== 'data') : there;
  // With the data hidden the column is there only for what the lesson opens.
  if (!takesTurns && hidden.includes('data') && (side === 'data' || !there.includes(side))) return null;
  if (choice.length === 0) return null;
  return { side: choice.includes(side) ? side : choice[0], choice };
}
