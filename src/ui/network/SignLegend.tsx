import type { ReactNode } from 'react';
import type { Picture } from '../../scene/layout/picture.ts';
import { behaviourOf, isNoisy } from '../../state/shownNumbers.ts';
import { useText } from '../text/useText.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { Segmented } from '../controls/Segmented.tsx';

/** Whether the example is drawn as it goes through training or through inference, where the two differ. */
function Behaviour() {
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

/** How the sign of a weight is drawn. */
export function SignKey() {
  const { network } = useText();
  return (
    <ul>
      {(['positive', 'negative'] as const).map((sign) => (
        <li key={sign} className={`net-${sign}`}>
          <svg width="26" height="8" aria-hidden="true">
            <path d="M0,4H26" />
          </svg>
          {network[sign]}
        </li>
      ))}
    </ul>
  );
}

/** The signs of weights, and whether the example goes through as in training. */
export function SignLegend({ picture: { model }, children }: { picture: Picture; children: ReactNode }) {
  const staged = useApp(({ view }) => view.staged !== null);
  return (
    <div className="net-legend">
      <SignKey />
      {!staged && isNoisy(model) && <Behaviour />}
      {children}
    </div>
  );
}
