import { type KeyboardEvent, type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import type { Experiment } from '../../document/experiment.ts';
import { hasMoved } from '../../document/moment.ts';
import { decimals, rounded } from '../../document/spelling.ts';
import { examplesOf } from '../../state/examples.ts';
import type { Live } from '../../state/live.ts';
import { polyline } from '../../scene/layout/polyline.ts';
import { roundOut } from '../charts/curveScales.ts';
import { usePlane } from '../outcome/useCloud.ts';
import { type Margin, type Plane, planeOf, pointAt } from '../plot/plane.ts';
import { Plot } from '../plot/Plot.tsx';
import { useRem } from '../screen.ts';
import { useGuessText } from '../text/guessText.ts';
import { useLive } from '../useLive.ts';
import type { Size } from '../useSize.ts';
import { useWorkspace } from '../useWorkspace.ts';
import { GuessFoot, Here, LegendLine, useReady } from './GuessParts.tsx';
import { useGuess } from './guesses.ts';
import { leastLoss } from './leastLoss.ts';
import {
  keyParts,
  levelGuess,
  type LossGuess,
  type LossPlace,
  movedAt,
  parts,
  scoreLoss,
  strokeStart,
  withLine,
} from './lossGuess.ts';

/** In rem, beside the number at the end of the axis. */
const rightMargin = 0.9;
const epochChoices: readonly number[] = [10, 20, 50, 100, 200, 500, 1000];
/** Over so many at first, where `fit` has more: the loss seldom goes far after them. */
const fewEpochs = 100;
/** So far up reaches the plot, in parts of the initial loss: a loss may rise, too. */
const headroom = 1.5;
/** Parts of the plot that a key moves the curve by; with Shift five times as far. */
const keySteps = 50;

/** The loss of the initial weights; NaN while it is not known, or where the run does not begin with them. */
const initialOf = ({ history }: Live): number =>
  history.count > 0 && history.epoch(0) === 0 ? history.value(0, 'loss') : Number.NaN;
const rowsOf = ({ history }: Live): number => history.count;

function lossesOf({ history }: Live, epochs: number): LossPlace[] {
  const rows: LossPlace[] = [];
  for (let row = 0; row < history.count && history.epoch(row) <= epochs; row++) {
    rows.push({ epoch: history.epoch(row), loss: history.value(row, 'loss') });
  }
  return rows;
}

/** A person's curve of the loss, and over it, once there is one, the run's. */
export function LossGuessView({ experiment, choice }: { experiment: Experiment; choice: ReactNode }) {
  const { liveStore } = useWorkspace();
  const text = useGuessText();
  const ready = useReady();
  const [drawn, setGuess] = useGuess('loss');
  const [over, setOver] = useState(() => Math.min(experiment.epochs, fewEpochs));
  const initial = useLive(initialOf);
  const isLate = useLive(hasMoved);
  useLive(rowsOf);
  const em = useRem();
  const [part, setPart] = useState(keyParts);
  const [spoken, setSpoken] = useState('');
  const last = useRef<LossPlace | null>(null);

  const isKnown = Number.isFinite(initial);
  const { data, validationSplit } = experiment;
  const least = useMemo(() => {
    const { targets, count } = examplesOf({ data, validationSplit }).training;
    return leastLoss(experiment.loss, targets, targets.length / Math.max(1, count));
  }, [data, validationSplit, experiment.loss]);
  const bottom = roundOut(least);
  const highest = bottom + headroom * (initial - bottom);
  const top = isKnown && highest > bottom ? Math.max(0, roundOut(highest)) : bottom + 1;
  const guess = drawn ?? levelGuess(over, initial);
  const { epochs } = guess;
  const { place, plane } = usePlane(
    useCallback(
      (size: Size, room: Margin) => planeOf(size, [0, epochs], [bottom, top], { ...room, right: rightMargin * em }),
      [epochs, bottom, top, em],
    ),
  );
  const canDraw = isKnown && !isLate;
  const rows = lossesOf(liveStore.live, epochs);
  const score = drawn && isLate && isKnown ? scoreLoss(drawn, initial, rows, top, bottom) : null;
  const digits = (loss: number): string => decimals(loss, 2);

  function onPoint(px: number, py: number, isPress: boolean): void {
    if (plane === null || !canDraw) return;
    const [epoch, loss] = pointAt(plane, px, py);
    const at = { epoch, loss };
    const from = isPress || last.current === null ? strokeStart(guess, at) : last.current;
    last.current = at;
    setGuess(withLine(guess, from, at));
  }
  function onKey(event: KeyboardEvent): void {
    const { key, shiftKey } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [right, up] = [
      Number(key === 'ArrowRight') - Number(key === 'ArrowLeft'),
      Number(key === 'ArrowUp') - Number(key === 'ArrowDown'),
    ];
    if ((right === 0 && up === 0) || !canDraw) return;
    event.preventDefault();
    const at = Math.max(keyParts, Math.min(parts, part + right * keyParts));
    const by = ((top - bottom) * (shiftKey ? 5 : 1)) / keySteps;
    const loss = Math.max(bottom, Math.min(top, guess.values[at] + up * by));
    setPart(at);
    if (up !== 0) setGuess(movedAt(guess, at, loss));
    setSpoken(text.at(rounded((at / parts) * epochs, 4), digits(up === 0 ? guess.values[at] : loss)));
  }

  const said =
    score === null
      ? drawn === null
        ? isLate
          ? text.tooLate
          : text.lossHint
        : isLate
          ? text.after(0, epochs)
          : ready
      : [
          text.after(score.epochs, epochs),
          text.lossScore(digits(score.off), digits(score.level)),
          ...(score.none > score.level ? [text.hardlyMoves(digits(score.none))] : []),
          text[score.widest.isAbove ? 'widestAbove' : 'widest'](
            score.widest.epoch,
            digits(score.widest.guess),
            digits(score.widest.loss),
          ),
          ...(score.isAbove ? [text.above(digits(top))] : []),
        ].join(' ');
  return (
    <>
      <div className="outcome-square">
        <Plot
          place={place}
          plane={plane}
          xName={text.epoch}
          yName={text.loss}
          label={canDraw ? text.lossLabel : text.lossSeen}
          onPoint={onPoint}
          onEnd={() => {
            last.current = null;
          }}
          {...(canDraw ? { onKey } : {})}
        >
          {plane && drawn === null && canDraw && <Here plane={plane} />}
          {plane && (
            <Lines plane={plane} guess={guess} isDrawn={drawn !== null} rows={rows} part={canDraw ? part : null} />
          )}
        </Plot>
      </div>
      <GuessFoot
        legend={
          <ul className="plot-legend">
            <LegendLine name="guess-mine">{text.mine}</LegendLine>
            {isLate && <LegendLine name="guess-loss">{text.loss}</LegendLine>}
          </ul>
        }
        tools={
          <>
            {choice}
            {!isLate && (
              <>
                <label className="guess-over">
                  {text.over}
                  <select
                    value={epochs}
                    onChange={({ target }) => {
                      const chosen = Number(target.value);
                      setOver(chosen);
                      if (drawn !== null) setGuess({ ...drawn, epochs: chosen });
                    }}
                  >
                    {[...new Set([...epochChoices, epochs])]
                      .toSorted((a, b) => a - b)
                      .map((count) => (
                        <option key={count}>{count}</option>
                      ))}
                  </select>
                </label>
                <button
                  type="button"
                  className="tool draw-small"
                  disabled={drawn === null}
                  onClick={() => setGuess(null)}
                >
                  {text.clear}
                </button>
              </>
            )}
          </>
        }
        points={score && text.points(score.points)}
        said={said}
      />
      <p className="only-heard" aria-live="polite">
        {spoken}
      </p>
    </>
  );
}

function Lines({
  plane,
  guess,
  isDrawn,
  rows,
  part,
}: {
  plane: Plane;
  guess: LossGuess;
  isDrawn: boolean;
  rows: readonly LossPlace[];
  /** Where the keys are; null: nowhere. */
  part: number | null;
}) {
  const { x, y, top } = plane;
  const xOf = (i: number): number => x((i / parts) * guess.epochs);
  const yOf = (loss: number): number => Math.max(top, y(loss <= Infinity ? loss : Infinity));
  const [initial] = guess.values;
  if (!Number.isFinite(initial)) return null;
  return (
    <>
      {isDrawn && (
        <path className="guess-mine" d={polyline(Array.from(guess.values, (loss, i) => [xOf(i), yOf(loss)]))} />
      )}
      {rows.length > 1 && (
        <path className="guess-loss" d={polyline(rows.map(({ epoch, loss }) => [x(epoch), yOf(loss)]))} />
      )}
      <circle className="guess-start" cx={x(0)} cy={yOf(initial)} r="4" />
      {part !== null && <circle className="guess-knob" cx={xOf(part)} cy={yOf(guess.values[part])} r="6" />}
    </>
  );
}
