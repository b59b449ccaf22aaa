import { useCallback, useEffect, useRef, useState } from 'react';
import { parameterOf } from '../../scene/point/targetFacts.ts';
import { columnOf, type Plan } from '../../scene/plan/plan.ts';
import { nearestShort } from '../../document/spelling.ts';
import type { NumberTarget } from '../../document/target.ts';
import { isHeldLayer } from '../../run/status.ts';
import type { TrainingControls } from '../../state/training.ts';
import { Icon } from '../controls/icons.tsx';
import { NumberInput } from '../controls/NumberInput.tsx';
import { stepBy } from '../controls/numberSteps.ts';
import { Part } from '../lessons/Part.tsx';
import { useHandsText } from '../text/handsText.ts';
import { useLive } from '../useLive.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { FreezeLayer } from './FreezeLayer.tsx';
import { canHold, freeze, isOfStage, marksNow, ownTargets, setTo } from './handMarks.ts';
import { rangeFor, sliderSteps, typed } from './handRange.ts';
import { LossNow } from './LossNow.tsx';
import { OwnNumbers } from './OwnNumbers.tsx';
import './hands.css';

const step = stepBy(0.1);
/** A number begins so. */
const beginsNumber = /^[-−.,\d]$/;

interface Props {
  readonly target: NumberTarget;
  readonly plan: Plan;
  readonly set: TrainingControls['set'];
}

/** A weight, a bias or the like as a field and a slider: what is set, the network has from now on. */
export function Hands({ target, plan, set }: Props) {
  const workspace = useWorkspace();
  const { drawn, store } = workspace;
  const text = useHandsText();
  const at = parameterOf(target, plan);
  const column = columnOf(plan, target);
  const kind = target.type === 'stage' ? target.role : target.type;
  /** How the number was set last, as long as that goes on: it is one step to be undone. */
  const going = useRef<{ readonly how: 'slider' | 'steps'; readonly future: readonly unknown[] } | null>(null);
  const byHand = useApp(({ run }) => run.byHand);
  const isRunning = useApp(({ run }) => run.phase === 'running');
  /** In the field since it has the focus: what moves under the caret cannot be typed over. */
  const [still, setStill] = useState<number | null>(null);
  /** Where the slider is held. */
  const [held, setHeld] = useState<number | null>(null);
  const stepped = useRef(false);
  const field = useRef<HTMLSpanElement>(null);
  // A number that is typed where the weight was clicked is meant for it.
  useEffect(() => {
    const onKey = ({ key, ctrlKey, metaKey, altKey, target: from }: KeyboardEvent): void => {
      const isInDrawing = from === document.body || (from instanceof Element && from.closest('.net-box') !== null);
      if (!isInDrawing || ctrlKey || metaKey || altKey || !beginsNumber.test(key)) return;
      const input = field.current?.querySelector('input');
      input?.focus();
      input?.select();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  const value = useLive(
    useCallback(() => (at === null ? null : (drawn.newest().parameters?.[at] ?? null)), [at, drawn]),
  );
  const [end, setEnd] = useState(2);
  if (at === null || value === null || !Number.isFinite(value)) return null;
  const least = held ?? value;
  const wanted = held === null ? rangeFor(value, end) : end; // while it is held, the number stays under the pointer
  if (wanted !== end) setEnd(wanted);

  const isFrozen = byHand?.held.includes(at) === true;
  const isInFrozen = isHeldLayer(byHand, target.layer);
  const isFull = !isFrozen && !canHold([...(byHand?.held ?? []), at], plan);

  function toggle(): void {
    if (at === null) return;
    const setting = freeze(plan, at, !isFrozen, marksNow(workspace));
    going.current = null;
    set(setting.values, false, setting.marks);
  }
  function change(next: number, how: 'slider' | 'steps' | null): void {
    if (at === null) return;
    const { future } = store.getState().document;
    // While it trains, what was set a moment ago may not be there yet: then the future is still that of before.
    const goesOn = going.current?.how === how && (future.length === 0 || future === going.current?.future);
    if (!goesOn) going.current = how && { how, future };
    if (how !== 'slider') setStill(next);
    const setting = setTo(plan, at, next, marksNow(workspace));
    set(setting.values, goesOn, setting.marks);
  }
  function letGo(): void {
    going.current = null;
    setHeld(null);
  }

  const shown = nearestShort(isRunning && still !== null ? still : value);
  return (
    <div className="hands" onBlur={letGo}>
      <Part name="weights">
        <span ref={field} onFocus={() => setStill(value)} onBlur={() => setStill(null)}>
          <NumberInput
            name={text.value[kind]}
            label={text.value[kind]}
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
          aria-label={text.slider[kind]}
          min={-end}
          max={end}
          step={(2 * end) / sliderSteps}
          value={least}
          onPointerDown={() => {
            going.current = null;
          }}
          // Not onChange: a browser tells of a change once more at release, after the slider may have moved on.
          onInput={(event) => {
            const next = event.currentTarget.valueAsNumber;
            setHeld(next);
            change(next, 'slider');
          }}
          onPointerUp={() => setTimeout(letGo)} // Firefox reads the pointer once more after this
          onPointerCancel={letGo}
          onKeyUp={() => setHeld(null)}
        />
        <button
          type="button"
          className="tool icon-only"
          aria-label={text.freeze}
          aria-pressed={isFrozen || isInFrozen}
          title={isInFrozen ? text.layerIsFrozen : isFull ? text.full : text.freezeHint}
          disabled={isFull || isInFrozen}
          onClick={toggle}
        >
          <Icon name="lock" size={16} />
        </button>
      </Part>
      <div className="hands-line">
        {target.type === 'stage' && (
          <OwnNumbers targets={ownTargets(plan, column, target.unit).filter(isOfStage)} column={column} plan={plan} />
        )}
        <LossNow />
        <Part name="weights">
          <FreezeLayer layer={target.layer} plan={plan} set={set} />
        </Part>
      </div>
    </div>
  );
}
