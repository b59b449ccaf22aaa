import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { type Drawing, erased, mostPoints, moved, nearestOf, type Place, tableOf } from '../../data/drawnPoints.ts';
import type { OwnSpec } from '../../data/spec.ts';
import { measured } from '../../document/spelling.ts';
import { examplesOf } from '../../state/examples.ts';
import { gridRows, mapSides } from '../outcome/grid.ts';
import { paintRegions } from '../outcome/paintRegions.ts';
import { useAnswerCanvas } from '../outcome/useAnswerCanvas.ts';
import { useCloud } from '../outcome/useCloud.ts';
import type { ViewProps } from '../outcome/views.ts';
import { classByKey } from '../plot/classByKey.ts';
import { classVariable } from '../plot/classColours.ts';
import type { Cloud } from '../plot/cloud.ts';
import { moveBy, type Plane, pointAt } from '../plot/plane.ts';
import { Plot } from '../plot/Plot.tsx';
import { usePointsCanvas } from '../plot/usePointsCanvas.ts';
import { useOwnDataText } from '../text/ownDataText.ts';
import { useWorkspace } from '../useWorkspace.ts';
import './draw.css';
import { DrawBar } from './DrawBar.tsx';
import { draw, drawingIn, isDrawable } from './drawing.ts';
import { begin, eraserOf, goOn, type Pen, reach, type Stroke } from './stroke.ts';

/** A plane to draw points on, over what the network says of it, and the tools for it. */
export function DrawView({ experiment }: ViewProps) {
  const { data } = experiment;
  const drawing = useMemo(() => drawingIn(data), [data]);
  return isDrawable(data) && drawing && <Board experiment={experiment} data={data} drawing={drawing} />;
}

interface BoardProps extends Pick<ViewProps, 'experiment'> {
  readonly data: OwnSpec;
  readonly drawing: Drawing;
}

/** A few points are as small as so many. */
const smallAs = 100;

/** The points of a stroke that is under way, in the plot of those before it. */
const cloudWith = (cloud: Cloud, { points }: Drawing): Cloud => ({
  ...cloud,
  x: Float64Array.from(points, ({ x }) => x),
  y: Float64Array.from(points, ({ y }) => y),
  labels: Int32Array.from(points, ({ label }) => label),
  training: points.length,
});

function Board({ experiment, data, drawing }: BoardProps) {
  const workspace = useWorkspace();
  const text = useOwnDataText().draw;
  /** The stroke that is under way, where its pointer is, `of` which points: events may come faster than the page is drawn. */
  const stroke = useRef<{ readonly sofar: Stroke; readonly at: Place; readonly of: string } | null>(null);
  const [pen, setPen] = useState<Pen>({ tool: 'draw', label: 0, size: 0, amount: 5 });
  const [draft, setDraft] = useState<Drawing | null>(null);
  /** The point that the keyboard moves, or −1. */
  const [held, hold] = useState(-1);
  const [said, setSaid] = useState({ sentence: '', of: '' });
  /** Those that the draft was begun with. */
  const [of, follow] = useState(data.hash);
  if (of !== data.hash) {
    // What was under way began with other points than these: Undo, Clear, another class, a link.
    follow(data.hash);
    setDraft(null);
    if (held >= 0) {
      hold(-1);
      const isThere = draft?.points.length === drawing.points.length;
      setSaid({ sentence: isThere ? text.putBack : text.total(drawing.points.length), of: data.hash });
    }
  }
  const { info, features } = data;
  const [xDomain, yDomain] = drawing.domains;
  const [cross, setCross] = useState<Place>(() => ({
    x: (xDomain[0] + xDomain[1]) / 2,
    y: (yDomain[0] + yDomain[1]) / 2,
  }));

  // The plane itself, whatever the inputs are made of.
  const plain = useMemo(() => ({ ...experiment, data: { ...data, features: [0, 1] } }), [experiment, data]);
  const { place, plane, cloud } = useCloud(plain, [0, 1]);
  const shown = useMemo(() => (draft === null ? cloud : cloudWith(cloud, draft)), [cloud, draft]);
  const { scaling } = examplesOf(experiment);
  const levels = useMemo(() => {
    const slice = { features, scaling, across: 0, up: 1, held: new Float64Array(2) };
    return mapSides.map((side) => gridRows(side, cloud.xDomain, cloud.yDomain, slice));
  }, [cloud.xDomain, cloud.yDomain, features, scaling]);
  const canvas = useAnswerCanvas(experiment, levels, plane, (context, outputs, ...rest) =>
    paintRegions(context, outputs, info, ...rest),
  );
  const points = usePointsCanvas(shown, plane, info, null, smallAs);
  useEffect(() => {
    // Whoever has pressed the button for it by a key goes on here; the button may have gone, and the focus with it.
    const { activeElement, body } = document;
    if (activeElement === body || activeElement?.closest('.sources')) place.current?.focus({ preventScroll: true });
  }, [place]);

  const label = Math.min(pen.label, drawing.classes.length - 1); // undo may have taken the class
  const used: Pen = { ...pen, label };
  const where = ({ x, y }: Place): string => `x ${measured(x, xDomain)}, y ${measured(y, yDomain)}`;

  /** @param of the points that there are then: with others, as after Undo, it is true no more */
  const say = (sentence: string, of = data.hash): void => setSaid({ sentence, of });
  function commit(next: Drawing): void {
    if (next !== drawing) draw(workspace, next);
  }
  /** What a step has done, and the step. */
  function finish(next: Drawing, at: Place, isMoved = false): void {
    const more = next.points.length - drawing.points.length;
    const total = next.points.length;
    const of = next === drawing ? data.hash : tableOf(next).hash;
    if (more > 0) say(text.added(more, drawing.classes[label], where(at), total), of);
    else if (more < 0) say(text.erased(-more, total), of);
    else if (isMoved) say(text.moved(where(at)), of);
    else say(total >= mostPoints && pen.tool === 'draw' ? text.full(mostPoints) : text.nothing(where(at)));
    setDraft(null);
    commit(next);
  }
  function ask(at: Place): void {
    setCross(at);
    workspace.setView({ probe: [at.x, at.y] });
  }

  function onPoint(px: number, py: number, isPress: boolean): void {
    const before = stroke.current;
    if (plane === null || (!isPress && before?.of !== data.hash)) return;
    const [x, y] = pointAt(plane, px, py);
    const at = { x, y };
    const sofar = isPress || before === null ? begin(drawing, at, used) : goOn(before.sofar, at, used);
    stroke.current = { sofar, at, of: data.hash };
    hold(-1);
    setCross(at);
    setDraft(sofar.drawing);
  }
  function onEnd(isDone: boolean): void {
    const done = stroke.current;
    stroke.current = null;
    if (done === null) return;
    if (isDone && done.of === data.hash) {
      finish(done.sofar.drawing, done.at, done.sofar.grabbed >= 0);
      ask(done.at);
    } else setDraft(null);
  }

  function onKey(event: KeyboardEvent): void {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [x, y] = moveBy(key, event.shiftKey, [cross.x, cross.y], [xDomain, yDomain]) ?? [];
    const tool = toolOf(key, pen.tool);
    const label = classByKey(key, drawing.classes);
    if (x !== undefined) {
      const at = { x, y };
      const there = drawing.points[nearestOf(drawing, at, eraserOf(used))];
      ask(at);
      if (held >= 0 && draft !== null) setDraft(moved(draft, held, at));
      say(text.at(where(at), there === undefined ? null : drawing.classes[there.label]));
    } else if (key === 'Escape' && held >= 0) {
      hold(-1);
      setDraft(null);
      say(text.putBack);
    } else if (held >= 0 && draft !== null && (tool === 'move' || key === 'Enter' || key === ' ')) {
      hold(-1);
      finish(draft, cross, true);
    } else if (tool === 'draw') {
      finish(begin(drawing, cross, { ...used, tool }).drawing, cross);
    } else if (tool === 'erase') {
      hold(-1);
      finish(erased(drawing, cross, eraserOf(used)), cross);
    } else if (tool === 'move') {
      const nearest = nearestOf(drawing, cross, reach);
      hold(nearest);
      if (nearest >= 0) setDraft(drawing);
      say(nearest >= 0 ? text.picked(drawing.classes[drawing.points[nearest].label]) : text.nothing(where(cross)));
    } else if (label >= 0) {
      setPen({ ...pen, tool: 'draw', label });
      say(text.chosen(drawing.classes[label]));
    } else return;
    event.preventDefault();
  }

  return (
    <>
      <div className="outcome-square">
        <Plot
          place={place}
          back={canvas}
          front={points}
          plane={plane}
          xName="x"
          yName="y"
          label={text.plane}
          onPoint={onPoint}
          onEnd={onEnd}
          onKey={onKey}
        >
          {plane && <Cross at={cross} plane={plane} pen={used} colour={classVariable(info, label)} />}
        </Plot>
      </div>
      <DrawBar
        drawing={drawing}
        data={data}
        pen={used}
        onPen={setPen}
        onDraw={commit}
        onSay={(sentence) => say(sentence)}
      />
      <p className="draw-said" role="status">
        {said.sentence === '' || said.of === data.hash ? said.sentence || text.hint : text.total(drawing.points.length)}
      </p>
    </>
  );
}

/** What a key does where the cross is: Enter and Space what the chosen tool does; null for another key. */
function toolOf(key: string, chosen: Pen['tool']): Pen['tool'] | null {
  if (key === 'Delete' || key === 'Backspace') return 'erase';
  if (key.toLowerCase() === 'm') return 'move';
  return key === 'Enter' || key === ' ' ? chosen : null;
}

/** Where a key puts a point, and how far the brush or the eraser goes. */
function Cross({ at, plane, pen, colour }: { at: Place; plane: Plane; pen: Pen; colour: string }) {
  const size = pen.tool === 'erase' ? eraserOf(pen) : pen.tool === 'draw' ? pen.size : 0;
  return (
    <g className="draw-cross" transform={`translate(${plane.x(at.x)},${plane.y(at.y)})`}>
      {(['draw-halo', ''] as const).map((name) => (
        <g key={name} className={name} style={name === '' && pen.tool === 'draw' ? { stroke: colour } : {}}>
          <path d="M-11 0H-4M4 0H11M0-11V-4M0 4V11" />
          {size > 0 && <circle r={size * (plane.right - plane.left)} />}
        </g>
      ))}
    </g>
  );
}
