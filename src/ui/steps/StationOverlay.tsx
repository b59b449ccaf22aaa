import { type RefObject, useEffect, useMemo } from 'react';
import { createPortal } from 'react-dom';
import { significant } from '../../document/spelling.ts';
import { stationNumbers } from '../../explain/stationNumbers.ts';
import type { Picture } from '../../scene/layout/picture.ts';
import { stationMarks } from '../../scene/layout/stationMarks.ts';
import { Late } from '../Late.tsx';
import { useType } from '../network/type.ts';
import { useStepsText } from '../text/stepsText.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { batchesOf, drawnOf } from './batches.ts';
import { useIsSecret } from './exercise.ts';
import { type Station, useWalkState } from './stepsWalk.ts';
import './stationOverlay.css';

const shortest = (value: number): string => significant(value, 3);

/** Widest line, px. */
const widest = 5;

interface Props {
  readonly picture: Picture;
  /** Moves with the zoom. */
  readonly layer: RefObject<SVGGElement | null>;
  readonly save: () => void;
}

/** The numbers of the station at hand, over the drawing; a batch that has just been done is played through. */
export function StationOverlay({ picture, layer, save }: Props) {
  const workspace = useWorkspace();
  useEffect(() => batchesOf(workspace).follow(save), [workspace, save]);
  const station = useWalkState(({ played, shown }) => played ?? shown);
  // Until the drawing has followed an edit it is of another network.
  const isOf = station?.judged.trace.layout.parameters === picture.plan.layout.parameters;
  useDrawnBatch(isOf ? station : null);
  if (station === null || !isOf || layer.current === null) return null;
  return (
    <>
      {createPortal(<Marks picture={picture} station={station} />, layer.current)}
      <Late>
        <Said station={station} />
      </Late>
    </>
  );
}

/** While a station is one of a batch, the neurons and lines are those of its example, before the update. */
function useDrawnBatch(station: Station | null): void {
  const { drawn } = useWorkspace();
  const { batch = null, judged } = station ?? {};
  const row = judged?.row ?? 0;
  const isMasked = useApp(({ view }) => view.isMasked === true);
  useEffect(() => {
    if (batch === null) return;
    const numbers = drawnOf(batch, row);
    drawn.lay(isMasked ? { ...numbers, probe: null } : numbers);
    return () => drawn.lay(null);
  }, [drawn, batch, row, isMasked]);
}

/** Where something happens, and nothing of how much. */
function withoutNumbers(marks: ReturnType<typeof stationMarks>): ReturnType<typeof stationMarks> {
  const alike = { share: 0.25, isNegative: false };
  const { lines, rings } = marks;
  return {
    ...marks,
    lines: lines.map((each) => ({ ...each, ...alike })),
    rings: rings.map((each) => ({ ...each, ...alike })),
    numbers: [],
  };
}

function Marks({ picture, station }: { picture: Picture; station: Station }) {
  const { measure, size } = useType();
  const { judged, stop, batch, isPlayed } = station;
  const isSecret = useIsSecret();
  const { veils, lines, rings, numbers } = useMemo(() => {
    const found = stationNumbers(judged, stop, batch, isPlayed);
    const marks = stationMarks(picture, found, (value) => measure(shortest(value), 'text'), 1.1 * size);
    return isSecret ? withoutNumbers(marks) : marks;
  }, [picture, judged, stop, batch, isPlayed, isSecret, measure, size]);
  const sign = (isNegative: boolean): string => (isSecret ? 'is-secret' : isNegative ? 'is-negative' : 'is-positive');
  return (
    <g className={`net-station net-${stop.pass}`}>
      {veils.map((veil) => (
        <rect key={veil.x} className="net-veil" {...veil} />
      ))}
      {lines.map(({ d, share, isNegative }) => (
        <path
          key={d}
          className={sign(isNegative)}
          d={d}
          strokeWidth={0.75 + (widest - 0.75) * share}
          strokeOpacity={0.4 + 0.6 * share}
        />
      ))}
      {rings.map(({ x, y, size: side, corner, share, isNegative }) => (
        <rect
          key={`${x} ${y}`}
          className={sign(isNegative)}
          x={x}
          y={y}
          width={side}
          height={side}
          rx={corner}
          strokeWidth={1 + (widest - 1) * share}
        />
      ))}
      {numbers.map(({ x, y, value }) => (
        <text key={`${x} ${y}`} x={x} y={y} dy="0.35em" textAnchor="middle">
          {shortest(value)}
        </text>
      ))}
    </g>
  );
}

/** What the drawing shows, in a few words. The panel says its stations itself; of what is played the end is told. */
function Said({ station: { judged, stop, batch, isPlayed } }: { station: Station }) {
  const text = useStepsText();
  const { row, trace } = judged;
  const isSecret = useIsSecret();
  const played = isPlayed ? batch : null;
  const of = played === null ? row : played.step.rows[row];
  const isThrough = stop.pass === 'forward' && trace.layout.ops[stop.op].kind !== 'dense';
  const what = isThrough
    ? text.showsValues(played === null ? null : of + 1)
    : stop.pass === 'forward' && played !== null
      ? text.showsRow(of + 1)
      : text.shows[stop.pass](isSecret ? text.blank : significant(trace.loss, 4));
  const isTold = played !== null && stop.pass === 'update';
  return (
    <p className="net-said" data-station={stop.pass} {...(isTold ? { role: 'status' } : { 'aria-hidden': true })}>
      {played === null ? what : text.playing(played.moment.batch + 1, played.batches, what)}
    </p>
  );
}
