import { sameTarget, type Target } from '../../document/target.ts';
import { columnOf, type Plan } from '../../scene/plan/plan.ts';
import { stageName } from '../../scene/plan/stageNames.ts';
import { useHandsText } from '../text/handsText.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { stageTargets } from './handMarks.ts';

const letters = { gamma: 'γ', beta: 'β', alpha: 'α' };

/** Buttons for what the stages of a neuron learn: gamma, beta, alpha. None where they learn nothing. */
export function StageNumbers({ target, plan }: { target: Target; plan: Plan }) {
  const { setView } = useWorkspace();
  const text = useHandsText();
  const selection = useApp(({ view }) => view.selection);
  const column = columnOf(plan, target);
  const all = stageTargets(plan, column, target.unit);
  if (all.length === 0) return null;
  return (
    <span className="hands-stages" role="group" aria-label={text.learned}>
      {all.map((each) => {
        const stage = plan.columns[column].stages.find(({ layer }) => layer === each.layer);
        const name = text.ofLayer(each.role, stage === undefined ? '' : stageName(stage));
        return (
          <button
            key={`${each.layer} ${each.role}`}
            type="button"
            className="tool icon-only"
            aria-label={name}
            title={name}
            aria-pressed={sameTarget(each, selection)}
            onClick={() => setView({ selection: each })}
          >
            {letters[each.role]}
          </button>
        );
      })}
    </span>
  );
}
