import { useMemo } from 'react';
import type { Experiment } from '../../document/experiment.ts';
import type { Target } from '../../document/target.ts';
import { type UnitPlace, zeroLineOf } from '../../scene/plan/mapPlan.ts';
import { hasTarget, planOf } from '../../scene/plan/plan.ts';
import { shownMaps } from '../../state/neurons.ts';
import { neuronName } from '../network/neuronNames.ts';
import { useText } from '../text/useText.ts';
import { useApp } from '../useWorkspace.ts';

/** A neuron whose map takes the place of the network's. */
export interface ShownNeuron {
  readonly name: string;
  /** What its line is: where the sum is 0 that its activation is given, or where its output is 0 or one half. */
  readonly line: 'sum' | 'zero' | 'half';
  /** Places of its output and of the number that its line is of. */
  readonly at: readonly [number, number];
  /** Its numbers in an answer for these places. */
  readonly place: UnitPlace;
}

const isNeuron = (target: Target | null): target is Extract<Target, { type: 'neuron' }> => target?.type === 'neuron';

/** The neuron that is pointed at, or else pinned, while neurons show maps; the only output is the plot as it is. */
export function useShownNeuron(experiment: Experiment): ShownNeuron | null {
  const text = useText();
  const target = useApp((state) => {
    const { hovered, selection } = state.view;
    const kind = shownMaps(state);
    return kind === 'planes' || kind === 'curves' ? ([hovered, selection].find(isNeuron) ?? null) : null;
  });
  const { inputs, layers } = experiment;
  const plan = useMemo(() => planOf({ inputs, layers }), [inputs, layers]);
  return useMemo(() => {
    if (target === null || !hasTarget(plan, target)) return null;
    const column = plan.columns[target.column];
    if (column.role === 'output' && column.units === 1) return null;
    const { at, level } = zeroLineOf(column);
    return {
      name: neuronName(text, experiment, plan, target.column, target.unit),
      line: level === 0.5 ? 'half' : at === column.out ? 'zero' : 'sum',
      at: [column.out + target.unit, at + target.unit],
      place: { out: 0, zero: 1, level },
    };
  }, [text, experiment, plan, target]);
}
