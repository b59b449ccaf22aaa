import type { Picture } from '../../scene/layout/picture.ts';
import { isNoisy } from '../../state/shownNumbers.ts';
import { useText } from '../text.tsx';
import { useApp } from '../workspace.ts';
import { Behaviour } from './Behaviour.tsx';

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
export function Legend({ picture: { model } }: { picture: Picture }) {
  const staged = useApp(({ view }) => view.staged !== null);
  return (
    <div className="net-legend">
      <SignKey />
      {!staged && isNoisy(model) && <Behaviour />}
    </div>
  );
}
