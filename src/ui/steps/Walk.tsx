import { useEffect, useMemo } from 'react';
import { columnsOf } from '../../document/columns.ts';
import type { Experiment } from '../../document/experiment.ts';
import { isRowWiseSpec, type PointwiseSpec } from '../../engine/layerActivation.ts';
import type { Layout } from '../../engine/layout.ts';
import type { Judged } from '../../explain/backwardLines.ts';
import { spellLines } from '../../explain/spellLines.ts';
import { linesAt } from '../../explain/stationLines.ts';
import { columnOfOp, type Stop, stopsOf, unitsAt, type Updating } from '../../explain/stations.ts';
import type { StepsText } from '../../i18n/en/steps.ts';
import { planOf } from '../../scene/plan/plan.ts';
import { stageName } from '../../scene/plan/stageNames.ts';
import { layerName } from '../network/neuronNames.ts';
import { useStepsText } from '../text/stepsText.ts';
import { useText } from '../text/useText.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { FunctionCurve } from './FunctionCurve.tsx';
import { LineOf, ResultOf } from './LineOf.tsx';
import { useWalkState, walkOf } from './stepsWalk.ts';

/** Units of a station that are listed; of a wide layer the one in hand and those beside it. */
const mostUnits = 8;

/** Column and stage of an op: stage −1 is the weighted sum. */
function placeOf(layout: Layout, op: number) {
  const column = columnsOf(layout)[columnOfOp(layout, op)];
  return { column, stage: column.stages.find(({ to }) => to === layout.values[op]) ?? null };
}

function saysOf(text: StepsText, layout: Layout, stop: Stop): string {
  if (stop.pass !== 'forward') return text.says[stop.pass];
  const op = layout.ops[stop.op];
  if (op.kind !== 'activation') return text.says[op.kind];
  if (!isRowWiseSpec(op.activation)) return text.says.activation;
  return op.activation === 'softmax' ? text.says.softmax : text.says.row;
}

/** The stations of an example, or of a batch with its update, one by one. */
export function Walk({
  experiment,
  judged,
  updating,
}: {
  experiment: Experiment;
  judged: Judged;
  /** Null: nothing is updated. */
  updating: Updating | null;
}) {
  const text = useStepsText();
  const words = useText();
  const { setView } = useWorkspace();
  const depth = useApp(({ view }) => view.depth);
  const selection = useApp(({ view }) => view.selection);
  const { layout } = judged.trace;
  const { store, stop: stopPlaying } = walkOf(useWorkspace());
  const updates = updating !== null;
  const stops = useMemo(() => stopsOf(layout, updates), [layout, updates]);
  const at = useWalkState((walk) => walk.at);
  const setAt = (next: number): void => {
    stopPlaying();
    store.setState({ at: next });
  };
  const index = Math.min(at, stops.length - 1);
  const stop = stops[index];
  const place = stop.pass === 'loss' ? null : placeOf(layout, stop.op);
  const units = unitsAt(layout, stop);
  const chosen = selection?.type === 'neuron' && selection.column === place?.column.index ? selection.unit : 0;
  const unit = Math.min(chosen, units - 1);
  const layer = stop.pass === 'loss' ? null : layout.ops[stop.op].layer;
  useEffect(() => {
    setView({ layer });
    return () => setView({ layer: null });
  }, [setView, layer]);
  useEffect(() => {
    store.setState({ shown: { judged, stop, updating, played: null } });
  }, [store, judged, stop, updating]);
  useEffect(() => () => store.setState({ shown: null }), [store]);
  const plan = useMemo(() => planOf(experiment), [experiment]);
  const first = Math.max(0, Math.min(unit - mostUnits + 1, units - mostUnits));
  const listed = Array.from({ length: Math.min(units, mostUnits) }, (_, i) => first + i);
  const all = useMemo(
    () =>
      listed.map((each) => {
        const lines = linesAt(judged, stop, each, updating);
        return { lines, spelled: spellLines(lines, 3) };
      }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `first` says which are listed
    [judged, stop, first, updating],
  );
  const what = place === null ? '' : place.stage === null ? text.sum : stageName(place.stage);
  const where = place === null ? '' : layerName(words, plan, place.column.index);
  const title = place === null ? experiment.loss : text.at(where, whatOf(text, stop, what));
  const choose = (next: number): void => {
    if (place !== null) setView({ selection: { type: 'neuron', column: place.column.index, unit: next } });
  };
  return (
    <>
      <div className="steps-go">
        <button type="button" className="tool" disabled={index === 0} onClick={() => setAt(index - 1)}>
          {text.back}
        </button>
        <span className="steps-count">
          {text.passes[stop.pass]} · {text.station(index + 1, stops.length)}
        </span>
        <button
          type="button"
          className="tool primary"
          disabled={index === stops.length - 1}
          onClick={() => setAt(index + 1)}
        >
          {text.next}
        </button>
      </div>
      <div className="steps-station" aria-live="polite">
        <h3>{title}</h3>
        <p className="about">{saysOf(text, layout, stop)}</p>
      </div>
      <ol className="steps-units" aria-label={text.table}>
        {all.map(({ lines, spelled }, i) => {
          const each = listed[i];
          const isOpen = each === unit;
          return (
            <li key={each} className={isOpen ? 'is-open' : undefined}>
              {place !== null && (
                <button type="button" aria-expanded={isOpen} onClick={() => choose(each)}>
                  <span>{text.neuron(each + 1)}</span>
                  {!isOpen && lines.length === 1 && <ResultOf line={lines[0]} spelled={spelled} />}
                </button>
              )}
              {isOpen && (
                <>
                  {stop.pass === 'forward' && place?.stage != null && <Curve judged={judged} stop={stop} unit={each} />}
                  {lines.map((line, n) => (
                    // The lines of a neuron never change places.
                    <LineOf key={n} line={line} spelled={spelled} depth={depth} />
                  ))}
                </>
              )}
            </li>
          );
        })}
      </ol>
      {units > mostUnits && <p className="about">{text.more(units - mostUnits)}</p>}
    </>
  );
}

/** What a station is about, in a title. */
function whatOf(text: StepsText, { pass }: Stop, what: string): string {
  switch (pass) {
    case 'gradients':
      return text.gradients;
    case 'update':
      return text.update;
    case 'backward':
      return text.slopeOf(what);
    case 'forward':
    case 'loss':
      return what;
  }
}

/** The point on the curve of an activation. */
function Curve({ judged, stop, unit }: { judged: Judged; stop: Extract<Stop, { pass: 'forward' }>; unit: number }) {
  const { trace, row } = judged;
  const op = trace.layout.ops[stop.op];
  if (op.kind !== 'activation' || isRowWiseSpec(op.activation)) return null;
  const spec: PointwiseSpec = op.activation;
  const at = row * op.units + unit;
  const [x, y] = [trace.values[stop.op][at], trace.values[stop.op + 1][at]];
  return <FunctionCurve spec={spec} name={typeof spec === 'string' ? spec : spec.type} x={x} y={y} />;
}
