import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { DatasetInfo } from '../../data/dataset.ts';
import { infoOf } from '../../data/spec.ts';
import type { Experiment } from '../../document/experiment.ts';
import { hasMoved } from '../../document/moment.ts';
import { measured, percent } from '../../document/spelling.ts';
import { polyline } from '../../scene/layout/polyline.ts';
import { atMost, type Paced } from '../atMost.ts';
import { gridRows, mapSides } from '../outcome/grid.ts';
import { predictedClass } from '../outcome/meaning.ts';
import { paintCells, paintRegions } from '../outcome/paintRegions.ts';
import { regionColour, rgbOf } from '../outcome/regionImage.ts';
import { useAnswerCanvas } from '../outcome/useAnswerCanvas.ts';
import { useDrawn } from '../outcome/useCloud.ts';
import type { Outputs } from '../outcome/usePrediction.ts';
import { useSlice } from '../outcome/useSlice.ts';
import { axisText } from '../plot/axisText.ts';
import { fitCanvas } from '../plot/canvas.ts';
import { classByKey } from '../plot/classByKey.ts';
import { classColours } from '../plot/classColours.ts';
import { type Cloud, trainingOf } from '../plot/cloud.ts';
import { colours, type Colours } from '../plot/colours.ts';
import { moveBy, type Plane } from '../plot/plane.ts';
import { Plot } from '../plot/Plot.tsx';
import { usePointsCanvas } from '../plot/usePointsCanvas.ts';
import { useTheme } from '../plot/useTheme.ts';
import { classWord } from '../text/dataWords.ts';
import { useGuessText } from '../text/guessText.ts';
import { useText } from '../text/useText.ts';
import { useLive } from '../useLive.ts';
import {
  type BorderGuess,
  type BorderScore,
  cellAt,
  cells,
  classesOf,
  countedCells,
  linesOf,
  noBorder,
  onCells,
  scoreBorder,
  type Spot,
  type Spots,
} from './borderGuess.ts';
import { useGuess } from './guesses.ts';
import { GuessFoot, Here, LegendLine, useReady } from './GuessParts.tsx';

/** A pointer that goes less far has clicked; spots of a line are further apart than half of that. In parts of the plot. */
const shortest = 0.02;

const spotsOf = ({ x, y, labels, xDomain, yDomain }: Cloud): Spots => ({
  x: x.map((value) => (value - xDomain[0]) / (xDomain[1] - xDomain[0])),
  y: y.map((value) => (yDomain[1] - value) / (yDomain[1] - yDomain[0])),
  labels,
});

interface Props {
  readonly experiment: Experiment;
  readonly choice: ReactNode;
}

/** A person's border between the classes, and over the network's, once it has learned something. */
export function BorderGuessView({ experiment, choice }: Props) {
  const isLate = useLive(hasMoved);
  const sliced = useSlice(experiment);
  const [guess, setGuess] = useGuess('border');
  const cloud = useMemo(() => trainingOf(sliced.cloud), [sliced.cloud]);
  const spots = useMemo(() => spotsOf(cloud), [cloud]);
  const classes = useMemo(() => guess && classesOf(guess, spots), [guess, spots]);
  const shared = { experiment, choice, guess, classes, cloud, spots };
  return isLate ? <Compared {...shared} slice={sliced.slice} /> : <Drawn {...shared} setGuess={setGuess} />;
}

interface Shared extends Props {
  readonly guess: BorderGuess | null;
  /** Class that the guess has at each cell [cells²]. */
  readonly classes: Int32Array | null;
  readonly cloud: Cloud;
  readonly spots: Spots;
}

/** The lines of a guess as they are meant. */
function Border({ guess, plane }: { guess: BorderGuess; plane: Plane }) {
  const lines = useMemo(() => linesOf(guess), [guess]);
  const { left, top, right, bottom } = plane;
  const d = lines
    .map((line) => polyline(line.map(({ x, y }) => [left + x * (right - left), top + y * (bottom - top)])))
    .join('');
  return ['guess-halo', 'guess-mine'].map((name) => <path key={name} className={name} d={d} />);
}

/** The plot of the examples that a guess is drawn and seen in. */
function useFrame(cloud: Cloud, info: DatasetInfo) {
  const words = useText();
  const { place, plane } = useDrawn(cloud);
  const front = usePointsCanvas(cloud, plane, info);
  return { place, plane, front, xName: axisText(cloud.xName, info, words), yName: axisText(cloud.yName, info, words) };
}

function paintGuess(context: CanvasRenderingContext2D, classes: Int32Array, plane: Plane, info: DatasetInfo): void {
  const palette = colours();
  const rgb = classColours(info, palette).map(rgbOf);
  const ground = rgbOf(palette.surface);
  const pixels = new Uint8ClampedArray(classes.length * 4);
  const shares = new Float64Array(info.classes.length);
  for (const [cell, label] of classes.entries()) {
    shares.fill(0);
    shares[label] = 1;
    regionColour(shares, ground, rgb, pixels, cell * 4);
  }
  paintCells(context, plane, cells, cells, pixels);
}

/** Before training: the border is drawn, and both sides of it have their class's colour at once. */
function Drawn({
  experiment,
  choice,
  guess,
  classes,
  cloud,
  spots,
  setGuess,
}: Shared & { setGuess: (guess: BorderGuess | null) => void }) {
  const text = useGuessText();
  const ready = useReady();
  const words = useText();
  const theme = useTheme();
  const info = infoOf(experiment.data);
  const frame = useFrame(cloud, info);
  const { plane, xName, yName } = frame;
  const ground = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = ground.current && plane && fitCanvas(ground.current, plane.size);
    if (context && classes) paintGuess(context, classes, plane, info);
  }, [classes, plane, theme, info]);
  /** Events may come faster than the page is drawn. */
  const stroke = useRef<readonly Spot[]>([]);
  const [draft, setDraft] = useState<readonly Spot[]>([]);
  /** Whether the keys draw a line. */
  const [isDown, setDown] = useState(false);
  const [cross, setCross] = useState<Spot>({ x: 0.5, y: 0.5 });
  const [spoken, setSpoken] = useState('');
  const { strokes, marks } = guess ?? noBorder;
  const { xDomain, yDomain } = cloud;
  const classAt = (spot: Spot): number => (classes ?? classesOf(noBorder, spots))[cellAt(spot)];

  function extend(spot: Spot): void {
    const last = stroke.current.at(-1);
    if (last !== undefined && Math.hypot(spot.x - last.x, spot.y - last.y) < shortest / 2) return;
    stroke.current = [...stroke.current, spot];
    setDraft(stroke.current);
  }
  function finish(isDone: boolean): void {
    const done = stroke.current;
    stroke.current = [];
    setDraft([]);
    setDown(false);
    if (!isDone || done.length === 0) return;
    const [first] = done;
    const isLine = done.some((spot) => Math.hypot(spot.x - first.x, spot.y - first.y) >= shortest);
    if (isLine) setGuess({ strokes: [...strokes, done], marks });
    else mark(first, (classAt(first) + 1) % info.classes.length);
  }
  function mark(at: Spot, label: number): void {
    setGuess({ strokes, marks: [...marks, { ...at, label }] });
    setSpoken(text.side(classWord(words, info, label)));
  }
  const takeBack = (): void => setGuess(strokes.length > 1 ? { strokes: strokes.slice(0, -1), marks } : null);

  function onPoint(px: number, py: number, isPress: boolean): void {
    if (plane === null) return;
    const { left, top, right, bottom } = plane;
    const held = (place: number): number => Math.max(0, Math.min(1, place));
    if (isPress) stroke.current = [];
    const spot = { x: held((px - left) / (right - left)), y: held((py - top) / (bottom - top)) };
    setCross(spot);
    extend(spot);
  }
  function onKey(event: KeyboardEvent): void {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const moved = moveBy(key, event.shiftKey, [cross.x, 1 - cross.y], [[0, 1], [0, 1]]); // prettier-ignore
    const label = classByKey(key, info.classes);
    if (moved !== null) {
      const at = { x: moved[0], y: 1 - moved[1] };
      setCross(at);
      if (isDown) extend(at);
      const value = (share: number, [from, to]: readonly [number, number]): string =>
        measured(from + share * (to - from), [from, to]);
      setSpoken(text.penAt(value(at.x, xDomain), value(1 - at.y, yDomain), classWord(words, info, classAt(at))));
    } else if (key === 'Enter' || key === ' ') {
      if (isDown) finish(true);
      else {
        stroke.current = [];
        extend(cross);
        setDown(true);
      }
      setSpoken(isDown ? text.penUp : text.penDown);
    } else if (key === 'Escape' && isDown) finish(false);
    else if (key === 'Delete' || key === 'Backspace') takeBack();
    else if (label >= 0) mark(cross, label);
    else return;
    event.preventDefault();
  }

  return (
    <>
      <div className="outcome-square">
        <Plot
          {...frame}
          back={ground}
          label={text.borderLabel(xName, yName)}
          onPoint={onPoint}
          onEnd={finish}
          onKey={onKey}
        >
          {plane && <Border guess={draft.length > 1 ? withDraft(guess, draft) : (guess ?? noBorder)} plane={plane} />}
          {plane && guess === null && draft.length === 0 && <Here plane={plane} />}
          {plane && <Pen at={cross} plane={plane} />}
        </Plot>
      </div>
      <GuessFoot
        legend={
          <ul className="plot-legend">
            <LegendLine name="guess-mine">{text.mine}</LegendLine>
          </ul>
        }
        tools={
          <>
            {choice}
            <button type="button" className="tool draw-small" disabled={strokes.length === 0} onClick={takeBack}>
              {text.undo}
            </button>
            <button type="button" className="tool draw-small" disabled={guess === null} onClick={() => setGuess(null)}>
              {text.clear}
            </button>
          </>
        }
        said={guess === null ? text.borderHint : ready}
      />
      <p className="only-heard" aria-live="polite">
        {spoken}
      </p>
    </>
  );
}

const withDraft = (guess: BorderGuess | null, draft: readonly Spot[]): BorderGuess => {
  const { strokes, marks } = guess ?? noBorder;
  return { strokes: [...strokes, draft], marks };
};

function Pen({ at, plane: { left, top, right, bottom } }: { at: Spot; plane: Plane }) {
  return (
    <g
      className="draw-cross guess-pen"
      transform={`translate(${left + at.x * (right - left)},${top + at.y * (bottom - top)})`}
    >
      <path className="draw-halo" d="M-11 0H-4M4 0H11M0-11V-4M0 4V11" />
      <path d="M-11 0H-4M4 0H11M0-11V-4M0 4V11" />
    </g>
  );
}

const hatchStep = 7; // px

/** Lines over the cells that count in which guess and network differ. */
function paintDifferences(
  context: CanvasRenderingContext2D,
  differs: (cell: number) => boolean,
  { left, top, right, bottom }: Plane,
  { ink, stroke }: Colours,
): void {
  const [width, height] = [(right - left) / cells, (bottom - top) / cells];
  context.save();
  context.beginPath();
  for (let cell = 0; cell < cells * cells; cell++) {
    if (differs(cell))
      context.rect(left + (cell % cells) * width, top + Math.floor(cell / cells) * height, width, height);
  }
  context.clip();
  context.beginPath();
  for (let x = left - (bottom - top); x < right; x += hatchStep * stroke) {
    context.moveTo(x, bottom);
    context.lineTo(x + bottom - top, top);
  }
  context.globalAlpha = 0.55;
  context.strokeStyle = ink;
  context.lineWidth = stroke;
  context.stroke();
  context.restore();
}

/** Class that the network says at each place that it was asked for. */
function saidBy({ values, outputs, count }: Outputs): Int32Array {
  return Int32Array.from({ length: count }, (_, i) => predictedClass(values, i * outputs, outputs));
}

const scoresPerSecond = 5;

/** Once training has begun: the guess over what the network says, and how near it comes. */
function Compared({
  experiment,
  choice,
  guess,
  classes,
  cloud,
  spots,
  slice,
}: Shared & { slice: Parameters<typeof gridRows>[3] }) {
  const text = useGuessText();
  const info = infoOf(experiment.data);
  const frame = useFrame(cloud, info);
  const { plane, xName, yName } = frame;
  const counted = useMemo(() => countedCells(spots), [spots]);
  const [score, setScore] = useState<BorderScore | null>(null);
  const newest = useRef<BorderScore | null>(null);
  const paced = useRef<Paced>(null);
  useEffect(() => {
    const made = atMost(scoresPerSecond, () => setScore(newest.current));
    paced.current = made;
    return made.stop;
  }, []);
  const { xDomain, yDomain } = cloud;
  const levels = useMemo(
    () => mapSides.map((side) => gridRows(side, xDomain, yDomain, slice)),
    [xDomain, yDomain, slice],
  );
  const canvas = useAnswerCanvas(experiment, levels, plane, (context, outputs, at, palette, isDiscrete) => {
    paintRegions(context, outputs, info, at, palette, isDiscrete);
    if (classes === null) return;
    const said = onCells(saidBy(outputs));
    paintDifferences(context, (cell) => counted[cell] === 1 && said[cell] !== classes[cell], at, palette);
    newest.current = scoreBorder(classes, said, counted);
    paced.current?.ask();
  });
  const { same = 0, oneClass = 0 } = score ?? {};
  const told = score?.points == null ? null : text.points(score.points);
  const said =
    guess === null
      ? text.tooLate
      : score === null
        ? ''
        : told === null
          ? text.oneClass(percent(same, 0))
          : text.borderScore(percent(same, 0), percent(oneClass, 0));
  return (
    <>
      <div className="outcome-square">
        <Plot {...frame} back={canvas} label={text.borderSeen(xName, yName)}>
          {plane && guess && <Border guess={guess} plane={plane} />}
        </Plot>
      </div>
      <GuessFoot
        legend={
          <ul className="plot-legend">
            <LegendLine name="guess-mine">{text.mine}</LegendLine>
            <LegendLine name="guess-network">{text.network}</LegendLine>
            <li>
              <svg width="0.875rem" height="0.875rem" viewBox="0 0 14 14" aria-hidden="true">
                <path className="guess-hatch" d="M0 8 8 0M1 13 13 1M6 14 14 6" />
              </svg>
              {text.differ}
            </li>
          </ul>
        }
        tools={choice}
        points={told}
        said={said}
      />
    </>
  );
}
