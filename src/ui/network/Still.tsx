import type { RefObject } from 'react';
import { createPortal } from 'react-dom';
import type { Picture } from '../../scene/layout/picture.ts';
import { unitX, unitY } from '../../scene/layout/picture.ts';
import { halfOf, layerSign, numberSign } from '../../scene/layout/stillSigns.ts';
import { type ByHand, isHeldLayer } from '../../run/status.ts';
import type { TrainingControls } from '../../state/training.ts';
import { Icon } from '../controls/icons.tsx';
import { Part } from '../lessons/Part.tsx';
import { useHandsText } from '../text/handsText.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { frozenNumbers, letGoOfAll, marksNow } from './handMarks.ts';
import './still.css';

/** Layers of a network that are frozen, in the model or by hand, by their indices. */
const frozenLayers = ({ plan: { layout } }: Picture, byHand: ByHand | null | undefined): readonly number[] => [
  ...new Set(
    layout.variables.flatMap(({ layer, role, trainable }) =>
      role.startsWith('moving') || (trainable && !isHeldLayer(byHand, layer)) ? [] : [layer],
    ),
  ),
];

/** Signs in the drawing: a lock on what does not learn, a stroke through neurons that are off. */
export function StillSigns({ picture }: { picture: Picture }) {
  const byHand = useApp(({ run, view }) => (view.staged === null ? run.byHand : null));
  const { plan, columns } = picture;
  const locks = [
    ...frozenNumbers(byHand, plan).map((target) => numberSign(picture, target)),
    ...frozenLayers(picture, byHand).flatMap((layer) => {
      const at = layerSign(picture, layer);
      return at === null ? [] : [at];
    }),
  ];
  return (
    <g className="net-still">
      {byHand?.off.map(({ column, unit }) => {
        const half = halfOf(columns[column]) * 1.2;
        const [x, y] = [unitX(columns[column], unit), unitY(columns[column], unit)];
        const d = `M${x - half},${y + half}L${x + half},${y - half}`;
        return (
          <g key={`${column} ${unit}`} className="net-off">
            <path className="net-still-halo" d={d} />
            <path d={d} />
          </g>
        );
      })}
      {locks.map(([x, y]) => (
        <g key={`${x} ${y}`} className="net-lock" transform={`translate(${x},${y})`}>
          <circle r="8" />
          <rect x="-3.75" y="-1" width="7.5" height="5.25" rx="1" />
          <path d="M-2.25,-1v-1.5a2.25,2.25 0 0 1 4.5,0V-1" />
        </g>
      ))}
    </g>
  );
}

/** How much does not learn, beside its signs. */
export function StillWords({ picture }: { picture: Picture }) {
  const text = useHandsText();
  const byHand = useApp(({ run, view }) => (view.staged === null ? run.byHand : null));
  const frozen = frozenNumbers(byHand, picture.plan).length;
  const layers = frozenLayers(picture, byHand).length;
  const off = byHand?.off.length ?? 0;
  return (
    <>
      {frozen + layers > 0 && <Icon name="lock" size={14} />}
      {frozen > 0 && <span>{text.frozen(frozen)}</span>}
      {layers > 0 && <span>{text.frozenLayers(layers)}</span>}
      {off > 0 && (
        <>
          <svg className="net-off" width="14" height="14" aria-hidden="true">
            <path d="M1,13L13,1" />
          </svg>
          <span>{text.offNeurons(off)}</span>
        </>
      )}
    </>
  );
}

/** What does not learn: its signs in the drawing, what they mean, and a button that lets go of it. */
export function Still({
  picture,
  layer,
  set,
}: {
  picture: Picture;
  /** Moves with the zoom. */
  layer: RefObject<SVGGElement | null>;
  set: TrainingControls['set'];
}) {
  const workspace = useWorkspace();
  const text = useHandsText();
  const byHand = useApp(({ run, view }) => (view.staged === null ? run.byHand : null));
  const isHeld = byHand != null && byHand.held.length + byHand.off.length > 0;
  function letGo(): void {
    const setting = letGoOfAll(picture.plan, marksNow(workspace));
    set(setting.values, false, setting.marks);
  }
  return (
    <div className="net-stills">
      {layer.current !== null && createPortal(<StillSigns picture={picture} />, layer.current)}
      <StillWords picture={picture} />
      {isHeld && (
        <Part name="weights">
          <button type="button" className="tool" title={text.letGoHint} onClick={letGo}>
            {text.letGo}
          </button>
        </Part>
      )}
    </div>
  );
}
