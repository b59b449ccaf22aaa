import type { Picture } from '../../scene/picture.ts';
import { useApp } from '../../state/app.ts';
import { isNoisy } from '../../state/shownNumbers.ts';
import { useText } from '../text.tsx';
import { Behaviour } from './Behaviour.tsx';

/** How the sign of a weight is drawn. */
export function Legend({ picture: { model } }: { picture: Picture }) {
  const staged = useApp(({ view }) => view.staged !== null);
  const { network } = useText();
  return (
    <div className="net-legend">
      <p>
        <svg className="net-positive" width="26" height="8" aria-hidden="true">
          <path d="M0,4H26" />
        </svg>
        {network.positive}
        <svg className="net-negative" width="26" height="8" aria-hidden="true">
          <path d="M0,4H26" />
        </svg>
        {network.negative}
      </p>
      {!staged && isNoisy(model) && <Behaviour />}
    </div>
  );
}
