import { behaviourOf } from '../../state/shownNumbers.ts';
import { Segmented } from '../charts/Segmented.tsx';
import { useText } from '../text.tsx';
import { useApp, useWorkspace } from '../workspace.ts';

/** Whether the example is drawn as it goes through training or through inference, where the two differ. */
export function Behaviour() {
  const { setView, still } = useWorkspace();
  const { network } = useText();
  const behaviour = useApp((state) => behaviourOf(state, still()));
  return (
    <Segmented
      name="behaviour"
      label={network.behaviour}
      options={[
        { value: 'training', label: network.behaviours.training },
        { value: 'inference', label: network.behaviours.inference },
      ]}
      value={behaviour}
      onChange={(value) => setView({ behaviour: value })}
    />
  );
}
