import { type Moment, momentName } from '../../document/moment.ts';
import { exactOf, workingOf } from '../../scene/point/working.ts';
import type { Facts } from '../../scene/point/targetFacts.ts';
import type { Plan } from '../../scene/plan/plan.ts';
import { useNumbersText } from '../text/numbersText.ts';
import { useText } from '../text/useText.ts';
import { useExperiment } from '../useWorkspace.ts';
import { neuronName } from './neuronNames.ts';
import { Working } from './Working.tsx';

export interface FactsLineProps {
  readonly facts: Facts;
  /** What the update has made of the number; null: it is as it was. */
  readonly after: string | null;
  /** When the numbers were so; null while they are unknown, or those of a model half built. */
  readonly moment: Moment | null;
  readonly plan: Plan;
  readonly mostScores: number;
  /** A neuron that is off, or a number that does not learn. */
  readonly isStill: boolean;
}

/** The target of the pointer: its name, and under it its numbers. */
export function FactsLine({ facts, after, moment, plan, mostScores, isStill }: FactsLineProps) {
  const text = useText();
  const words = useNumbersText();
  const experiment = useExperiment((e) => e);
  const { column, unit } = facts;
  const own = neuronName(text, experiment, plan, column, unit);
  const kinds = { weight: words.weight, bias: words.bias, neuron: null };
  const kind = facts.type === 'stage' ? facts.role : kinds[facts.type];
  const parts = workingOf(facts, words, mostScores);
  const digits = exactOf(facts);
  return (
    <div className={after === null ? 'net-facts' : 'net-facts has-both'} data-moment={momentName(moment)}>
      <p className={`net-title net-role-${plan.columns[column].role}`}>
        <span className="net-name">
          {kind !== null && <span className="net-kind">{kind}</span>}
          {facts.type === 'weight' && `${neuronName(text, experiment, plan, column - 1, facts.input)} → `}
          {own}
        </span>
        {isStill && <span className="net-exact">{facts.type === 'neuron' ? words.off : words.frozen}</span>}
        {digits !== null && (
          <>
            {' '}
            <span className="net-exact">
              {/* The drawing has a float32 of what Playground's rules compute in float64. */}
              {after !== null ? words.beforeUpdate : experiment.rules === 'playground' ? '≈' : words.exactly}{' '}
              <b>{digits}</b>
              {after !== null && (
                <span className="net-after">
                  {' '}
                  {words.afterUpdate} <b>{after}</b>
                </span>
              )}
            </span>
          </>
        )}
      </p>
      <p className="net-sum">
        {parts === null ? <span className="net-soft">{words.unknown}</span> : <Working parts={parts} />}
      </p>
    </div>
  );
}
