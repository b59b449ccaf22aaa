import { useCallback, useEffect, useRef, useState } from 'react';
import { parameterOf } from '../../scene/point/targetFacts.ts';
import type { Plan } from '../../scene/plan/plan.ts';
import { decimals, nearestShort } from '../../document/spelling.ts';
import type { Target } from '../../document/target.ts';
import { standingOf } from '../../state/hands.ts';
import type { TrainingControls } from '../../state/training.ts';
import { NumberInput } from '../controls/NumberInput.tsx';
import { stepBy } from '../controls/numberSteps.ts';
import { useHandsText } from '../text/handsText.ts';
import { useLive } from '../useLive.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { sliderEnd, sliderSteps, typed } from './handRange.ts';
import './hands.css';

const step = stepBy(0.1);

/** Loss of the weights as they are, and as it was before they were set by hand. */
function LossNow() {
  const workspace = useWorkspace();
  const text = useHandsText();
  const standing = standingOf(workspace);
  useEffect(() => standing.watch(), [standing]);
  const now = useLive(useCallback(() => standing.row()?.values[0] ?? null, [standing]));
  const before = useApp(({ run }) => run.byHand?.lossBefore ?? null);
  if (now === null) return <p className="hands-loss" aria-live="polite" />;
  const spelt = decimals(now);
  return (
    <p className="hands-loss" aria-live="polite">
      {before === null ? text.loss(spelt) : text.losses(decimals(before), spelt)}
    </p>
  );
}

export interface HandsProps {
  readonly target: Exclude<Target, { type: 'neuron' }>;
  readonly plan: Plan;
  readonly set: TrainingControls['set'];
}

/** A weight or a bias as a field and a slider: what is set, the network has from now on. */
export function Hands({ target, plan, set }: HandsProps) {
  const workspace = useWorkspace();
  const { drawn, store } = workspace;
  const text = useHandsText();
  const at = parameterOf(target, plan);
  /** How the number was set last, as long as that goes on: it is one step to be undone. */
  const going = useRef<'slider' | 'steps' | null>(null);
  const isRunning = useApp(({ run }) => run.phase === 'running');
  /** In the field since it has the focus: what moves under the caret cannot be typed over. */
  const [still, setStill] = useState<number | null>(null);
  /** Where the slider is held. */
  const [held, setHeld] = useState<number | null>(null);
  const stepped = useRef(false);
  const value = useLive(
    useCallback(() => (at === null ? null : (drawn.numbers().parameters?.[at] ?? null)), [at, drawn]),
  );
  const [end, setEnd] = useState(2);
  if (at === null || value === null || !Number.isFinite(value)) return null;
  const least = held ?? value;
  if (held === null && sliderEnd(value) > end) setEnd(sliderEnd(value));

  function change(next: number, how: 'slider' | 'steps' | null): void {
    if (at === null) return;
    const goesOn = how !== null && going.current === how && store.getState().document.future.length === 0;
    going.current = how;
    setStill(next);
    set([[at, next]], goesOn, standingOf(workspace).row()?.values[0] ?? null);
  }
  function letGo(): void {
    going.current = null;
    setHeld(null);
  }

  const shown = nearestShort(isRunning && still !== null ? still : value);
  return (
    <div className="hands" onBlur={letGo}>
      <span onFocus={() => setStill(value)} onBlur={() => setStill(null)}>
        <NumberInput
          name={text.value[target.type]}
          label={text.value[target.type]}
          className="field-input number"
          width={92}
          range={typed}
          value={shown}
          step={(from, direction) => {
            stepped.current = true;
            return step(from, direction);
          }}
          onChange={(next) => {
            change(next, stepped.current ? 'steps' : null);
            stepped.current = false;
          }}
        />
      </span>
      <input
        type="range"
        aria-label={text.slider[target.type]}
        min={-end}
        max={end}
        step={(2 * end) / sliderSteps}
        value={least}
        onPointerDown={() => {
          going.current = null;
        }}
        onChange={(event) => {
          const next = event.target.valueAsNumber;
          setHeld(next);
          change(next, 'slider');
        }}
        onPointerUp={letGo}
        onKeyUp={() => setHeld(null)}
      />
      <LossNow />
    </div>
  );
}
