import type { Layout } from '../../engine/layout.ts';
import { columnOfOp, type Stop } from '../../explain/stations.ts';
import { Icon } from '../controls/icons.tsx';
import { useStepsText } from '../text/stepsText.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { placeAt } from './stationTitle.ts';
import { useWalkState, walkOf } from './stepsWalk.ts';

/** Back, by itself, next; and the ways to what is computed of what is selected in the drawing. */
export function WalkButtons({
  stops,
  layout,
  index,
  selected,
}: {
  stops: readonly Stop[];
  layout: Layout;
  /** Of the station at hand. */
  index: number;
  /** The parameter of the selected edge; null: none. */
  selected: number | null;
}) {
  const text = useStepsText();
  const { go } = walkOf(useWorkspace());
  const selection = useApp(({ view }) => view.selection);
  const stop = stops[index];
  const column = placeAt(layout, stop)?.column.index ?? null;
  const last = stops.length - 1;
  return (
    <>
      <div className="steps-go">
        <GoButton of={text.back} isEnd={index === 0} onClick={() => go(index - 1)} />
        <span className="steps-count">
          {text.passes[stop.pass]} · <span>{text.station(index + 1, stops.length)}</span>
        </span>
        <PlayButton index={index} last={last} />
        <GoButton of={text.next} primary isEnd={index === last} onClick={() => go(index + 1)} />
      </div>
      {selection !== null && selection.type !== 'neuron' && selected !== null && (
        <ToSelected stops={stops} layout={layout} layer={selection.layer} index={index} setAt={go} />
      )}
      {selection?.type === 'neuron' && selection.column !== column && (
        <ToNeuron stops={stops} layout={layout} column={selection.column} stop={stop} setAt={go} />
      )}
    </>
  );
}

/** Back or Next. At the end of the walk it keeps the focus, and does nothing. */
function GoButton({
  of,
  isEnd,
  primary = false,
  onClick,
}: {
  of: string;
  isEnd: boolean;
  primary?: boolean;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      className={primary ? 'tool primary' : 'tool'}
      aria-disabled={isEnd || undefined}
      onClick={isEnd ? undefined : onClick}
    >
      {of}
    </button>
  );
}

/** Goes on by itself, or stands: from the last station it begins anew. Who wants nothing to move has the keys alone. */
function PlayButton({ index, last }: { index: number; last: number }) {
  const text = useStepsText();
  const workspace = useWorkspace();
  const { play, pause } = walkOf(workspace);
  const plays = useWalkState((walk) => walk.plays);
  if (workspace.still()) return null;
  const name = plays ? text.pause : text.play;
  return (
    <button
      type="button"
      className="tool steps-play"
      aria-label={name}
      title={name}
      onClick={() => (plays ? pause() : play(index < last ? index : 0))}
    >
      <Icon name={plays ? 'pause' : 'train'} />
    </button>
  );
}

/** Ways to what is computed of the selected edge, from other stations. */
function ToSelected({
  stops,
  layout,
  layer,
  index,
  setAt,
}: {
  stops: readonly Stop[];
  layout: Layout;
  layer: number;
  index: number;
  setAt: (next: number) => void;
}) {
  const text = useStepsText();
  return (['gradients', 'update'] as const).map((pass) => {
    const to = stops.findIndex((stop) => stop.pass === pass && layout.ops[stop.op].layer === layer);
    if (to < 0) return null;
    return (
      <button key={pass} type="button" className="tool" disabled={to === index} onClick={() => setAt(to)}>
        {text.toSelected[pass]}
      </button>
    );
  });
}

/** The way to what the same pass computes of the selected neuron, of another layer. */
function ToNeuron({
  stops,
  layout,
  column,
  stop,
  setAt,
}: {
  stops: readonly Stop[];
  layout: Layout;
  column: number;
  stop: Stop;
  setAt: (next: number) => void;
}) {
  const text = useStepsText();
  const pass = stop.pass === 'loss' ? 'forward' : stop.pass;
  const to = stops.findIndex((each) => each.pass === pass && columnOfOp(layout, each.op) === column);
  if (to < 0) return null;
  return (
    <button type="button" className="tool" onClick={() => setAt(to)}>
      {text.toNeuron[pass]}
    </button>
  );
}
