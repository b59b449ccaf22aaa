import { useRef, useState } from 'react';
import type { TrainingControls } from '../../state/training.ts';
import { Late, late } from '../Late.tsx';
import { useText } from '../text/useText.ts';
import { useSize } from '../useSize.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { Hint } from './Hint.tsx';
import { useType } from './type.ts';
import './network.css';

const PointedAt = late(async () => (await import('./PointedAt.tsx')).PointedAt);

/** In letters: a line that is shorter has what sets a number under it. */
const narrow = 44;

/** The numbers of what is hovered, else pinned; until then how to get them. */
export function Inspector({ set }: { set: TrainingControls['set'] }) {
  const { setView } = useWorkspace();
  const { network } = useText();
  const box = useRef<HTMLDivElement>(null);
  const width = useSize(box)?.width ?? 0;
  const { size } = useType();
  const isNarrow = width < narrow * size;
  const selection = useApp(({ view }) => view.selection);
  const hovered = useApp(({ view }) => view.hovered);
  const [isInHand, setInHand] = useState(false);
  const target = isInHand && selection !== null ? selection : (hovered ?? selection);
  return (
    <section
      ref={box}
      className={isNarrow ? 'net-inspector is-narrow' : 'net-inspector'}
      aria-label={network.inspector}
      onFocus={() => setInHand(true)}
      onBlur={() => setInHand(false)}
    >
      {target === null ? (
        <Hint />
      ) : (
        <Late meanwhile={<Hint />}>
          <PointedAt target={target} selection={selection} width={width} isNarrow={isNarrow} set={set} />
        </Late>
      )}
      {selection !== null && (
        <button
          type="button"
          aria-label={network.letGo}
          title={network.letGo}
          onClick={() => setView({ selection: null })}
        >
          <svg viewBox="0 0 16 16" width="0.875rem" height="0.875rem" aria-hidden="true">
            <path d="M3.5,3.5L12.5,12.5M12.5,3.5L3.5,12.5" />
          </svg>
        </button>
      )}
    </section>
  );
}
