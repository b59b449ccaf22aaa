import { sameTarget } from '../../document/target.ts';
import type { Plan } from '../../scene/plan/plan.ts';
import { stageName } from '../../scene/plan/stageNames.ts';
import { useHandsText } from '../text/handsText.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import type { OwnTarget } from './handMarks.ts';

const letters = { gamma: 'γ', beta: 'β', alpha: 'α' };

interface Props {
  /** Of one neuron. */
  readonly targets: readonly OwnTarget[];
  readonly column: number;
  readonly plan: Plan;
}

/** Buttons that lead to numbers of a neuron: bias, gamma, beta, alpha. None where it has none. */
export function OwnNumbers({ targets, column, plan }: Props) {
  const { setView } = useWorkspace();
  const text = useHandsText();
  const selection = useApp(({ view }) => view.selection);
  if (targets.length === 0) return null;
  const look = (target: OwnTarget) => {
    if (target.type === 'bias') return { sign: text.bias, name: text.bias, hint: text.biasHint, isLetter: false };
    const stage = plan.columns[column].stages.find(({ layer }) => layer === target.layer);
    const name = text.ofLayer(target.role, stage === undefined ? '' : stageName(stage));
    return { sign: letters[target.role], name, hint: name, isLetter: true };
  };
  return (
    <span className="hands-own" role="group" aria-label={text.learned}>
      {targets.map((target) => {
        const { sign, name, hint, isLetter } = look(target);
        return (
          <button
            key={name}
            type="button"
            className={isLetter ? 'tool icon-only' : 'tool'}
            aria-label={name}
            title={hint}
            aria-pressed={sameTarget(target, selection)}
            onClick={() => setView({ selection: target })}
          >
            {sign}
          </button>
        );
      })}
    </span>
  );
}
