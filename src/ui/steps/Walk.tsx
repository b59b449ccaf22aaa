import { useEffect, useMemo, useRef, useState } from 'react';
import type { Experiment } from '../../document/experiment.ts';
import type { Target } from '../../document/target.ts';
import type { Layout } from '../../engine/layout.ts';
import type { Judged } from '../../explain/backwardLines.ts';
import { barScale, standingOf } from '../../explain/bars.ts';
import { type Blank, blankKey } from '../../explain/blanks.ts';
import { functionsAt, type WholeFunction } from '../../explain/functionsAt.ts';
import { namesOf } from '../../explain/letters.ts';
import { listMore, listTerms, mostInRest, writes } from '../../explain/longSum.ts';
import { spellLines } from '../../explain/spellLines.ts';
import { leftOutAt, linesAt, type NumberPlace, type StationLine } from '../../explain/stationLines.ts';
import { columnOfOp, type Stop, stopsOf, unitsAt } from '../../explain/stations.ts';
import { planOf } from '../../scene/plan/plan.ts';
import { parameterOf } from '../../scene/point/targetFacts.ts';
import { layerName } from '../network/neuronNames.ts';
import { Late, late } from '../Late.tsx';
import { useStepsText } from '../text/stepsText.ts';
import { useText } from '../text/useText.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import type { Batch } from './batches.ts';
import { BlankField } from './BlankField.tsx';
import { CheckedSlope, type Pass } from './CheckedSlope.tsx';
import { exerciseOf, useExerciseState } from './exercise.ts';
import { LineOf, ResultOf } from './LineOf.tsx';
import { Bar, StandingAxis } from './Terms.tsx';
import { stationTime, useSlowMotion } from './slowMotion.ts';
import { placeAt, saysOf, stationTitle } from './stationTitle.ts';
import { StationCurve, WholeFunctions } from './StationFunction.tsx';
import { useWalkState, walkOf } from './stepsWalk.ts';
import { useBlanks } from './useBlanks.ts';
import { useWideLines } from './useWideLines.ts';
import { WalkButtons } from './WalkButtons.tsx';

const WorksheetButtons = late(async () => (await import('./WorksheetButtons.tsx')).WorksheetButtons);

/** Units of a station that are listed; of a wide layer the one in hand and those beside it. */
const mostUnits = 8;
/** Terms of a long sum that are written out at once: with more the page would stand still. */
const termsAtOnce = 64;

/** The stations of an example, or of a batch with its update, one by one. */
export function Walk({
  experiment,
  judged,
  pass,
  batch,
  subject,
}: {
  /** The example, as the sheet names it, and of when the weights are. */
  subject: string;
  experiment: Experiment;
  judged: Judged;
  pass: Pass;
  /** Null: of one example alone, nothing is updated. */
  batch: Batch | null;
}) {
  const text = useStepsText();
  const words = useText();
  const workspace = useWorkspace();
  const { setView } = workspace;
  const exercise = exerciseOf(workspace);
  const begins = useExerciseState((state) => state.begins);
  const depth = useApp(({ view }) => view.depth);
  const selection = useApp(({ view }) => view.selection);
  const { layout } = judged.trace;
  const { store, go: setAt, pause } = walkOf(workspace);
  const updates = batch !== null;
  const stops = useMemo(() => stopsOf(layout, updates), [layout, updates]);
  const at = useWalkState((walk) => walk.at);
  const index = Math.min(at, stops.length - 1);
  const stop = stops[index];
  const place = placeAt(layout, stop);
  const units = unitsAt(layout, stop);
  const layer = stop.pass === 'loss' ? null : layout.ops[stop.op].layer;
  const edge = selection === null || selection.type === 'neuron' ? null : selection;
  const isHere =
    selection?.type === 'neuron' ? selection.column === place?.column.index : edge !== null && edge.layer === layer;
  const unit = Math.min(isHere ? (selection?.unit ?? 0) : 0, units - 1);
  useEffect(() => {
    setView({ layer });
    return () => setView({ layer: null });
  }, [setView, layer]);
  useEffect(() => {
    store.setState({ shown: { judged, stop, batch, isPlayed: false } });
  }, [store, judged, stop, batch]);
  useEffect(() => () => store.setState({ shown: null }), [store]);
  const plan = useMemo(() => planOf(experiment), [experiment]);
  const selected = useMemo(() => (edge === null ? null : parameterOf(edge, plan)), [edge, plan]);
  const leftOut = leftOutAt(judged, stop, unit, selected);
  const marked = useRef<HTMLDivElement>(null);
  useEffect(() => {
    marked.current?.scrollIntoView({ block: 'nearest' });
  }, [selected, index]);
  const first = Math.max(0, Math.min(unit - mostUnits + 1, units - mostUnits));
  const listed = Array.from({ length: Math.min(units, mostUnits) }, (_, i) => first + i);
  const blanks = useBlanks(judged, batch);
  const [more, setMore] = useState(0);
  const all = useMemo(
    () =>
      listed.map((each) => {
        const short = blanks.listed(linesAt(judged, stop, each, batch, selected));
        // Of the neuron in hand alone: a sum may have hundreds of terms.
        const lines = each === unit ? listMore(withTermOf(short, judged, selected), more) : short;
        return { lines, spelled: spellLines(lines, 3), isLong: mostInRest(short) > 0 };
      }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `first` says which are listed
    [judged, stop, first, unit, batch, blanks.listed, selected, more],
  );
  const scale = useMemo(
    () =>
      barScale(
        judged,
        stop,
        all.flatMap(({ lines }) => lines),
      ),
    [judged, stop, all],
  );
  const title = stationTitle(text, words, experiment, layout, stop);
  const nameOf = (op: number, of: number): string =>
    text.at(layerName(words, plan, columnOfOp(layout, op)), text.neuron(of + 1));
  const choose = (next: number, of: Stop = stop): void => {
    const selection = neuronAt(layout, of, next);
    if (selection !== null) setView({ selection });
  };
  /** To the next blank that is open after this one, or the first of all; at the end the focus stays with the last. */
  function goOn({ key }: Blank): void {
    const from = blanks.all.findIndex((each) => each.key === key);
    const others = [...blanks.all.slice(from + 1), ...blanks.all.slice(0, from)];
    const next = others.find((each) => blanks.open.includes(each));
    if (next === undefined) return exercise.setState({ wanted: { key, focuses: true } });
    setAt(next.at);
    choose(next.unit, stops[next.at]);
    exercise.setState({ wanted: { key: next.key, focuses: true } });
  }
  const [firstBlank = blanks.all.at(0)] = blanks.open;
  useEffect(() => {
    if (!begins || firstBlank === undefined) return;
    exercise.setState({ begins: false, wanted: { key: firstBlank.key, focuses: false } });
    store.setState({ at: firstBlank.at, plays: false });
    // The first neuron is in hand by itself.
    if (firstBlank.unit > 0) setView({ selection: neuronAt(layout, stops[firstBlank.at], firstBlank.unit) });
  }, [exercise, store, setView, begins, firstBlank, layout, stops]);
  const list = useRef<HTMLOListElement>(null);
  useWideLines(list);
  const last = stops.length - 1;
  const plays = useWalkState((walk) => walk.plays);
  useSlowMotion(index, last, stationTime(depth, all[unit - first].lines));
  return (
    <>
      <WalkButtons stops={stops} layout={layout} index={index} selected={selected} />
      {/* Sooner than a sentence is said the next would come: where it rests is told. */}
      <div className="steps-station" aria-live={plays ? 'off' : 'polite'}>
        <h3>{title}</h3>
        <p className="about">{saysOf(text, layout, stop)}</p>
      </div>
      <ol
        ref={list}
        className="steps-units"
        aria-label={text.table}
        onClick={({ target }) => {
          pause();
          if (target instanceof Element && target.closest('.steps-rest') !== null) setMore(more + termsAtOnce);
        }}
        onInput={pause}
      >
        {all.map(({ lines, spelled, isLong }, i) => {
          const each = listed[i];
          const isOpen = each === unit;
          const hidden = blanks.hidden.after(lines);
          const standing = isOpen && depth === 'picture' && stop.pass === 'forward' ? standingOf(lines) : null;
          const results = lines.filter(({ place: { of } }) => of !== 'way');
          return (
            <li key={each} className={isOpen ? 'is-open' : undefined}>
              {place !== null && (
                <button type="button" aria-expanded={isOpen} onClick={() => choose(each)}>
                  <span>{text.neuron(each + 1)}</span>
                  {!isOpen && depth === 'picture' && results.length === 1 && !hidden.result(results[0]) && (
                    <Bar
                      value={results[0].value}
                      largest={scale.largest(results[0])}
                      isShare={scale.isShare}
                      isSilent
                    />
                  )}
                  {!isOpen && results.length === 1 && <ResultOf line={results[0]} spelled={spelled} hidden={hidden} />}
                  {!isOpen && parametersIn(lines) > 1 && (
                    <span className="about">{text.weights(parametersIn(lines))}</span>
                  )}
                </button>
              )}
              {isOpen && (
                <>
                  {isLong && <TermButtons rest={mostInRest(lines)} more={more} setMore={setMore} />}
                  {stop.pass === 'forward' && place?.stage != null && !hidden.result(results[0]) && (
                    <StationCurve judged={judged} stop={stop} unit={each} />
                  )}
                  {standing !== null && !hidden.result(standing.line) && <StandingAxis standing={standing} />}
                  {(depth === 'picture' ? results : lines).map((line, n) => {
                    const blank = blanks.all.find(({ key }) => key === blankKey(line));
                    const isSelected = selected !== null && parameterAt(line.place) === selected;
                    return (
                      // The lines of a neuron never change places.
                      <div
                        key={n}
                        ref={isSelected ? marked : undefined}
                        className={isSelected ? 'steps-lines is-selected' : 'steps-lines'}
                        aria-current={isSelected ? true : undefined}
                      >
                        <LineOf line={line} spelled={spelled} depth={depth} scale={scale} hidden={hidden} />
                        {depth !== 'picture' && line.where.length > 0 && hidden.result(line) && (
                          <WholeFunctions functions={formulasAt(judged, stop, batch, each)} />
                        )}
                        {blank !== undefined && (
                          <BlankField
                            key={blank.key}
                            blank={blank}
                            displayed={spelled.result(line)}
                            isUnsaid={hidden.result(line)}
                            onNext={() => goOn(blank)}
                          />
                        )}
                        {!hidden.result(line) && (
                          <CheckedSlope
                            key={JSON.stringify(line.place)} // another slope is yet to be checked
                            judged={judged}
                            pass={pass}
                            line={line}
                            depth={depth}
                            nameOf={nameOf}
                          />
                        )}
                      </div>
                    );
                  })}
                  {leftOut > 0 && <p className="about">{text.moreWeights(leftOut)}</p>}
                </>
              )}
            </li>
          );
        })}
      </ol>
      {blanks.all.length > 0 && (
        <Late>
          <WorksheetButtons
            experiment={experiment}
            judged={judged}
            updating={batch}
            blanks={blanks.all}
            subject={subject}
          />
        </Late>
      )}
      {units > mostUnits && <p className="about">{text.more(units - mostUnits)}</p>}
    </>
  );
}

/** Null: the loss has none. */
function neuronAt(layout: Layout, stop: Stop, unit: number): Target | null {
  const place = placeAt(layout, stop);
  return place && { type: 'neuron', column: place.column.index, unit };
}

/** The functions of a station that have a formula, to stand where the part of it that holds is hidden. */
const formulasAt = (judged: Judged, stop: Stop, batch: Batch | null, unit: number): readonly WholeFunction[] =>
  functionsAt(judged, stop, batch, [unit]).filter(({ formula }) => formula !== '');

/** Lines whose long sums have the term of a parameter by itself. @param selected null: none */
function withTermOf(
  lines: readonly StationLine[],
  { trace: { layout }, parameters }: Judged,
  selected: number | null,
): readonly StationLine[] {
  if (selected === null) return lines;
  return listTerms(lines, writes(namesOf(layout).parameter(selected), parameters[selected]));
}

/** Writes more terms of long sums out, as long as there are some, and only the largest again. */
function TermButtons({ rest, more, setMore }: { rest: number; more: number; setMore: (more: number) => void }) {
  const text = useStepsText();
  const count = Math.min(rest, termsAtOnce);
  if (rest === 0 && more === 0) return null;
  return (
    <div className="steps-whole">
      <button type="button" className="tool" onClick={() => setMore(rest > 0 ? more + termsAtOnce : 0)}>
        {rest > 0 ? text.moreTerms(count) : text.fewerTerms}
      </button>
      {rest > 0 && more > 0 && (
        <button type="button" className="tool" onClick={() => setMore(0)}>
          {text.fewerTerms}
        </button>
      )}
    </div>
  );
}

/** How many weights and biases lines come to. */
const parametersIn = (lines: readonly StationLine[]): number =>
  lines.filter(({ place: { of } }) => of === 'gradient' || of === 'new').length;

/** The parameter that a line is the gradient or the update of. */
const parameterAt = (place: NumberPlace): number | null =>
  place.of === 'gradient' || place.of === 'new' || place.of === 'slot' ? place.index : null;
