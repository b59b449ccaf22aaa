import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { momentName } from '../../document/moment.ts';
import type { Target } from '../../document/target.ts';
import { createHistory } from '../../run/history.ts';
import { planOf } from '../../scene/plan/plan.ts';
import { shownExperiment } from '../../state/store.ts';
import type { TrainingControls } from '../../state/training.ts';
import { layerName } from '../network/neuronNames.ts';
import { useHealthText } from '../text/healthText.ts';
import { useText } from '../text/useText.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { diagnosisOf } from './diagnosisOf.ts';
import { Doctor } from './Doctor.tsx';
import { type Examination, examinationsOf } from './examinations.ts';
import { LayerTable } from './LayerTable.tsx';
import { TwoLosses } from './TwoLosses.tsx';
import { UnitBars } from './UnitBars.tsx';
import './health.css';

type Controls = Pick<TrainingControls, 'tryOut' | 'train'>;

/** How the network is while it learns, about once a second, with what the doctor says of it. */
export function HealthPanel({ controls }: { controls: Controls }) {
  const examinations = examinationsOf(useWorkspace());
  const { measures: text } = useHealthText();
  useEffect(() => examinations.follow(), [examinations]);
  const newest = useSyncExternalStore(examinations.subscribe, () => examinations.newest);
  const isThere = useApp(({ run }) => run.phase !== 'impossible');
  return (
    <div className="health">
      {newest !== null && isThere ? (
        <Examined examination={newest} controls={controls} />
      ) : (
        <p className="about">{isThere ? text.notYet : text.noNetwork}</p>
      )}
    </div>
  );
}

function Examined({ examination, controls }: { examination: Examination; controls: Controls }) {
  const { branches, setView, store } = useWorkspace();
  const { measures: text } = useHealthText();
  const words = useText();
  const { experiment: e, health, data, moment } = examination;
  const now = useApp(shownExperiment);
  const plan = useMemo(() => planOf(e), [e]);
  const { columns } = plan;
  const names = useMemo(() => columns.map(({ index }) => layerName(words, plan, index)), [columns, plan, words]);
  const columnOf = (layer: number): number =>
    columns.findIndex((column) => column.layer === layer || column.stages.some((stage) => stage.layer === layer));
  const tuned = useApp(({ run }) => run.tuned);
  const diagnosis = useMemo(
    () => diagnosisOf(now, branches.current?.history ?? createHistory([]), tuned, examination),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the history is that of the examination
    [now, tuned, examination],
  );
  const selection = useApp(({ view }) => view.selection);
  const lit = useApp(({ view }) => view.layer);
  const [picked, setPicked] = useState<number | null>(null);
  const selected = selection === null ? null : columnOfTarget(selection, columnOf);
  const seat = diagnosis.findings.at(0)?.seat;
  const chosen = Math.max(1, selected ?? picked ?? (seat?.kind === 'layer' ? columnOf(seat.layer) : 1));
  const layer = health.layers[chosen - 1];

  function choose(column: number, unit: number | null): void {
    const isElsewhere = selection !== null && selected !== column;
    setPicked(column);
    if (unit !== null) setView({ selection: { type: 'neuron', column, unit } });
    else if (isElsewhere) setView({ selection: null });
    setView({ layer: columns[column].layer });
  }
  useEffect(
    () => () => {
      if (store.getState().view.layer !== null) setView({ layer: null });
    },
    [store, setView],
  );
  const chosenUnit = selection !== null && selection.type !== 'weight' && selected === chosen ? selection.unit : null;
  return (
    <>
      <Doctor
        diagnosis={diagnosis}
        examination={examination}
        controls={controls}
        nameOf={(index) => names[Math.max(0, columnOf(index))]}
        onChoose={(index, unit) => choose(columnOf(index), unit)}
      />
      <p className="health-note" data-moment={momentName(moment)}>
        {text.asOf(moment.epoch, moment.batch)}
        {health.traced < data.examples && (
          <>
            <br />
            {text.ofExamples(health.examples, health.traced, data.examples)}
          </>
        )}
      </p>
      <LayerTable
        health={health}
        columns={columns}
        names={names}
        findings={diagnosis.findings}
        chosen={chosen}
        lit={lit === null ? -1 : columnOf(lit)}
        onChoose={(column) => choose(column, null)}
      />
      <UnitBars
        layer={layer}
        name={names[chosen]}
        role={columns[chosen].role}
        chosen={chosenUnit}
        onChoose={(unit) => choose(chosen, unit)}
      />
      <TwoLosses examination={examination} />
    </>
  );
}

/** The column of what is selected; null for the input, which has no health. */
function columnOfTarget(target: Target, columnOf: (layer: number) => number): number | null {
  const column = target.type === 'neuron' ? target.column : columnOf(target.layer);
  return column < 1 ? null : column;
}
