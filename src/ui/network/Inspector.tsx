import { useCallback, useMemo, useRef } from 'react';
import { factsOf } from '../../scene/facts.ts';
import { planOf } from '../../scene/plan.ts';
import { setView, shownNumbers, still, useApp } from '../../state/app.ts';
import { behaviourOf } from '../../state/shownNumbers.ts';
import { useText } from '../text.tsx';
import { useLive } from '../useLive.ts';
import { FactsLine } from './FactsLine.tsx';
import './network.css';
import { termLimit } from './termLimit.ts';
import { useType } from './type.ts';
import { useShown } from './useShown.ts';
import { useSize } from '../useSize.ts';

const unknown = { layout: null, parameters: null, probe: null };

/** The numbers of what is hovered, else pinned: a weight, a bias, a neuron with the sum that makes it. */
export function Inspector() {
  const { network } = useText();
  const box = useRef<HTMLDivElement>(null);
  const { size: textSize } = useType();
  const limit = termLimit(useSize(box)?.width ?? 0, textSize);
  const { inputs, layers } = useShown();
  const plan = useMemo(() => (inputs === null ? null : planOf({ inputs, layers })), [inputs, layers]);
  const staged = useApp(({ view }) => view.staged !== null);
  const selection = useApp(({ view }) => view.selection);
  const hovered = useApp(({ view }) => view.hovered);
  const runs = useApp(({ run }) => run.phase !== 'impossible') || staged;
  const behaviour = useApp((state) => behaviourOf(state, still()));
  const target = hovered ?? selection;
  const read = useCallback(
    () =>
      target === null || plan === null ? null : factsOf(target, plan, runs ? shownNumbers(behaviour) : unknown, limit),
    [target, plan, runs, limit, behaviour],
  );
  const facts = useLive(read);
  return (
    <section ref={box} className="net-inspector" aria-label={network.inspector}>
      {facts === null || plan === null ? (
        <p className="net-hint">{network.hint}</p>
      ) : (
        <FactsLine facts={facts} plan={plan} />
      )}
      {selection !== null && (
        <button
          type="button"
          aria-label={network.letGo}
          title={network.letGo}
          onClick={() => setView({ selection: null })}
        >
          <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
            <path d="M3.5,3.5L12.5,12.5M12.5,3.5L3.5,12.5" />
          </svg>
        </button>
      )}
    </section>
  );
}
