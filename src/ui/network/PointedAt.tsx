import { useCallback, useMemo } from 'react';
import { factsOf } from '../../scene/point/targetFacts.ts';
import { planOf } from '../../scene/plan/plan.ts';
import type { Target } from '../../document/target.ts';
import type { ShownNumbers } from '../../state/shownNumbers.ts';
import { useLive } from '../useLive.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { FactsLine } from './FactsLine.tsx';
import { Hint } from './Hint.tsx';
import { limitsFor } from './lineLimits.ts';
import { useType } from './type.ts';
import { useDrawnModel } from './useDrawnModel.ts';

const unknown: ShownNumbers = { parameters: null, probe: null, moment: null };

/** The numbers of a weight, a bias, or a neuron with the sum that makes it. @param width of the line, in px */
export function PointedAt({ target, width }: { target: Target; width: number }) {
  const { drawn } = useWorkspace();
  const { inputs, layers } = useDrawnModel();
  const plan = useMemo(() => (inputs === null ? null : planOf({ inputs, layers })), [inputs, layers]);
  const staged = useApp(({ view }) => view.staged !== null);
  const runs = useApp(({ run }) => run.phase !== 'impossible') || staged;
  const { size } = useType();
  const { terms, scores } = useMemo(
    () => (plan === null ? { terms: 1, scores: 2 } : limitsFor(plan, target, width, size)),
    [plan, target, width, size],
  );
  const read = useCallback(() => {
    const numbers = runs ? drawn.numbers() : unknown;
    const facts = plan === null ? null : factsOf(target, plan, numbers, terms);
    return facts === null ? null : { facts, moment: numbers.moment };
  }, [target, plan, runs, terms, drawn]);
  const shown = useLive(read);
  return shown === null || plan === null ? <Hint /> : <FactsLine {...shown} plan={plan} mostScores={scores} />;
}
