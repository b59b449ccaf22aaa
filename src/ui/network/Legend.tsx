import type { Picture } from '../../scene/picture.ts';
import { isNoisy } from '../../state/shownNumbers.ts';
import { useText } from '../text.tsx';
import { Behaviour } from './Behaviour.tsx';
import { useShown } from './useShown.ts';

/** How the sign of a weight is drawn, and how many weights are not drawn. */
export function Legend({ picture: { drawn, all } }: { picture: Picture }) {
  const { layers } = useShown();
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
      {isNoisy({ layers }) && <Behaviour />}
      {drawn < all && <p>{network.drawnWeights(drawn, all)}</p>}
    </div>
  );
}
