import type { SetChoice } from '../../data/formulaSet.ts';
import { perWorkspace } from '../../state/workspace.ts';

/** What the dialog says. */
export interface FormulaDraft extends SetChoice {
  readonly formula: string;
}

export const formulaExamples: readonly Pick<FormulaDraft, 'formula' | 'from' | 'to'>[] = [
  { formula: 'y > sin(x)', from: -6, to: 6 },
  { formula: 'x^2 + y^2 < 4', from: -3, to: 3 },
  { formula: 'x*y > 0', from: -1, to: 1 },
  { formula: 'y = x^3 - x', from: -1.5, to: 1.5 },
];

const first: FormulaDraft = { ...formulaExamples[0], samples: 300, noise: 0, seed: 1 };

/** What the dialog said last, for when it is opened again. */
export const formulaDraftOf = perWorkspace(() => {
  let last = first;
  return {
    last: (): FormulaDraft => last,
    keep: (draft: FormulaDraft): void => {
      last = draft;
    },
  };
});
