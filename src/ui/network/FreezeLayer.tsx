import { layerClassNames } from '../../document/classNames.ts';
import { isHeldLayer } from '../../run/status.ts';
import type { Plan } from '../../scene/plan/plan.ts';
import type { TrainingControls } from '../../state/training.ts';
import { Icon } from '../controls/icons.tsx';
import { useHandsText } from '../text/handsText.ts';
import { useText } from '../text/useText.ts';
import { useApp, useExperiment, useWorkspace } from '../useWorkspace.ts';
import { canHold, freeze, learnedBy, marksNow } from './handMarks.ts';

interface Props {
  /** Of `layers`. */
  readonly layer: number;
  readonly plan: Plan;
  readonly set: TrainingControls['set'];
}

/** Freezes all that a layer learns while the run goes on, and lets go of it. Nothing where it learns nothing. */
export function FreezeLayer({ layer, plan, set }: Props) {
  const workspace = useWorkspace();
  const text = useHandsText();
  const { ui } = useText();
  const byHand = useApp(({ run }) => run.byHand);
  const type = useExperiment((e) => e.layers[layer]?.type);
  const numbers = learnedBy(plan, layer);
  if (numbers === 0 || type === undefined) return null;
  const isFrozen = isHeldLayer(byHand, layer);
  const isFull = !isFrozen && !canHold([...(byHand?.held ?? []), { layer }], plan);
  const hint = text.freezeLayerHint(numbers);

  function toggle(): void {
    const setting = freeze(plan, { layer }, !isFrozen, marksNow(workspace));
    set(setting.values, false, setting.marks);
  }

  return (
    <button
      type="button"
      className="tool hands-layer"
      aria-label={text.freezeLayer(ui.place(layer, layerClassNames[type]))}
      aria-pressed={isFrozen}
      title={isFull ? text.full : type === 'batch_normalization' ? `${hint} ${text.stillMeasures}` : hint}
      disabled={isFull}
      onClick={toggle}
    >
      <Icon name="lock" size={14} />
      <span>{text.layer}</span>
    </button>
  );
}
