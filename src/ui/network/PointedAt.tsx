import { useCallback, useMemo } from 'react';
import { factsOf } from '../../scene/point/targetFacts.ts';
import { exactOf } from '../../scene/point/working.ts';
import { hasTarget, planOf } from '../../scene/plan/plan.ts';
import { sameTarget, type Target } from '../../document/target.ts';
import type { TrainingControls } from '../../state/training.ts';
import type { ShownNumbers } from '../../state/shownNumbers.ts';
import { Late } from '../Late.tsx';
import { useLive } from '../useLive.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { FactsLine } from './FactsLine.tsx';
import { isStill, learnedBy, outgoing, ownTargets } from './handMarks.ts';
import { Hands } from './Hands.tsx';
import { Hint } from './Hint.tsx';
import { NeuronHands } from './NeuronHands.tsx';
import { limitsFor } from './lineLimits.ts';
import { useType } from './type.ts';
import { useDrawnModel } from './useDrawnModel.ts';

const unknown: ShownNumbers = { parameters: null, probe: null, moment: null };

/** Width of what sets numbers, in letters. */
const handsWidth = 18;

interface Props {
  readonly target: Target;
  /** What is pinned can be set by hand. */
  readonly selection: Target | null;
  /** Of the line, in px. */
  readonly width: number;
  /** What sets numbers stands under the line. */
  readonly isNarrow: boolean;
  readonly set: TrainingControls['set'];
}

/** The numbers of a weight, a bias, or a neuron with the sum that makes it. */
export function PointedAt({ target, selection, width, isNarrow, set }: Props) {
  const { drawn } = useWorkspace();
  const { inputs, layers } = useDrawnModel();
  const plan = useMemo(() => (inputs === null ? null : planOf({ inputs, layers })), [inputs, layers]);
  const staged = useApp(({ view }) => view.staged !== null);
  const runs = useApp(({ run }) => run.phase !== 'impossible') || staged;
  const byHand = useApp(({ run }) => (staged ? null : run.byHand));
  const { size } = useType();
  const canSet = useApp(
    ({ run, view }) => view.staged === null && run.phase !== 'impossible' && run.phase !== 'broken',
  );
  const isBare =
    target.type === 'neuron' &&
    plan !== null &&
    hasTarget(plan, target) &&
    outgoing(plan, target.column, target.unit) === null &&
    learnedBy(plan, plan.columns[target.column].layer) === 0 &&
    ownTargets(plan, target.column, target.unit).length === 0;
  const inHand = canSet && !isBare && sameTarget(target, selection) ? target : null;
  const room = inHand === null ? width : isNarrow ? 0.75 * width : width - 1.15 * handsWidth * size;
  const { terms, scores } = useMemo(
    () => (plan === null ? { terms: 1, scores: 2 } : limitsFor(plan, target, room, size)),
    [plan, target, room, size],
  );
  const read = useCallback(() => {
    const numbers = runs ? drawn.numbers() : unknown;
    const facts = plan === null ? null : factsOf(target, plan, numbers, terms);
    if (facts === null || plan === null) return null;
    // While a batch is walked through, the drawing shows what the example met.
    const newest = drawn.newest();
    const isBefore = runs && numbers !== newest && target.type !== 'neuron';
    const now = isBefore ? factsOf(target, plan, newest, 0) : null;
    const after = now === null || now.value === facts.value ? null : exactOf(now);
    return { facts, after, moment: numbers.moment };
  }, [target, plan, runs, terms, drawn]);
  const shown = useLive(read);
  if (shown === null || plan === null) return <Hint />;
  return (
    <div className={inHand === null ? 'net-pointed' : 'net-pointed has-hands'}>
      <FactsLine {...shown} plan={plan} mostScores={scores} isStill={isStill(byHand, plan, target)} />
      {inHand !== null && (
        <Late>
          {inHand.type === 'neuron' ? (
            <NeuronHands {...inHand} plan={plan} set={set} />
          ) : (
            <Hands key={JSON.stringify(inHand)} target={inHand} plan={plan} set={set} />
          )}
        </Late>
      )}
    </div>
  );
}
