import type { Plan } from '../../scene/plan/plan.ts';
import type { TrainingControls } from '../../state/training.ts';
import { Part } from '../lessons/Part.tsx';
import { useHandsText } from '../text/handsText.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { FreezeLayer } from './FreezeLayer.tsx';
import { canHold, marksNow, offNeuron, outgoing, ownTargets, switchOff } from './handMarks.ts';
import { LossNow } from './LossNow.tsx';
import { OwnNumbers } from './OwnNumbers.tsx';
import './hands.css';

interface Props {
  readonly column: number;
  readonly unit: number;
  readonly plan: Plan;
  readonly set: TrainingControls['set'];
}

/** Switches a neuron off and on, and says what is lost, but for one of the last layer; freezes its Dense; leads to its bias and to what its stages learn. */
export function NeuronHands({ column, unit, plan, set }: Props) {
  const workspace = useWorkspace();
  const text = useHandsText();
  const byHand = useApp(({ run }) => run.byHand);
  const places = outgoing(plan, column, unit);
  const isOff = offNeuron(byHand?.off, column, unit) !== undefined;
  const isFull = !isOff && places !== null && !canHold([...(byHand?.held ?? []), ...places], plan);

  function press(): void {
    const { parameters } = workspace.drawn.newest();
    if (parameters === null) return;
    const setting = switchOff(plan, { column, unit }, parameters, marksNow(workspace));
    if (setting !== null) set(setting.values, false, setting.marks);
  }

  return (
    <div className="hands hands-neuron">
      <Part name="weights">
        {places !== null && (
          <button
            type="button"
            className={isOff ? 'tool hands-off' : 'tool'}
            title={isFull ? text.full : isOff ? text.onHint : text.offHint}
            disabled={isFull}
            onClick={press}
          >
            {isOff ? text.on : text.off}
          </button>
        )}
        <FreezeLayer layer={plan.columns[column].layer} plan={plan} set={set} />
      </Part>
      <OwnNumbers targets={ownTargets(plan, column, unit)} column={column} plan={plan} />
      <div className="hands-line">
        <LossNow />
      </div>
    </div>
  );
}
