import { isRegression, type PlaygroundSet, playgroundSets } from '../../data/playground.ts';
import { drawnFrom, otherKey, playgroundTables } from '../../data/playgroundTables.ts';
import { dataKey, type OwnSpec } from '../../data/spec.ts';
import {
  byKerasRules,
  choosePlayground,
  isOfPlayground,
  lookOf,
  type Penalty,
  penalties,
  playgroundActivations,
  setLook,
} from '../../document/ofPlayground.ts';
import type { TrainingControls } from '../../state/training.ts';
import { regenerate } from '../../state/regenerate.ts';
import { Icon } from '../controls/icons.tsx';
import { SelectField } from '../controls/SelectField.tsx';
import { fitCanvas } from '../plot/canvas.ts';
import { colours } from '../plot/colours.ts';
import { usePlaygroundText } from '../text/playgroundText.ts';
import { useApp, useExperiment, useWorkspace } from '../useWorkspace.ts';
import { GalleryChoice } from './Gallery.tsx';
import './playgroundSets.css';
import { Part } from '../lessons/Part.tsx';
import { useKeptTask } from '../lessons/useKeptTask.ts';

/** Points of a small picture: few enough to be told apart. */
const shown = 150;

/** Paints points of a set, the class or the sign of each in its colour, the more the further it is from 0. */
function paintSet(canvas: HTMLCanvasElement, key: string): void {
  const { clientWidth: width, clientHeight: height } = canvas;
  const context = fitCanvas(canvas, { width, height });
  const rows = playgroundTables.get(key)?.rows;
  if (context === null || rows === undefined) return;
  const [low, high] = colours().classes;
  const { values, labels, targets } = rows;
  for (let i = 0; i < shown; i++) {
    const target = targets.length > 0 ? targets[i] : 2 * labels[i] - 1;
    context.fillStyle = target > 0 ? high : low;
    context.globalAlpha = Math.min(1, 0.15 + Math.abs(target));
    context.fillRect(width * (0.5 + values[2 * i] / 13) - 1, height * (0.5 - values[2 * i + 1] / 13) - 1, 2, 2);
  }
}

/** The rates that Playground offers. */
const rates = [0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];

/** λ of `L1(λ)` or `L2(λ / 2)` on each kernel. */
const regularizerOf = ({ by, rate }: Penalty) => ({ l1: by === 'L1' ? rate : 0, l2: by === 'L2' ? rate / 2 : 0 });

/** What is chosen: the regularizer there is; without one the rate last chosen, or a regularization at a rate of 0. */
function penaltyIn({ l1, l2 }: { readonly l1: number; readonly l2: number }, last: Penalty): Penalty {
  if (l1 > 0) return { by: 'L1', rate: l1 };
  if (l2 > 0) return { by: 'L2', rate: 2 * l2 };
  return { by: last.rate === 0 ? last.by : 'none', rate: last.rate };
}

/** What Playground has one of for the whole network. */
function Look() {
  const { edit, setView } = useWorkspace();
  const text = usePlaygroundText();
  const last = useApp(({ view }) => view.penalty);
  const chosen = useApp(({ view }) => view.activation);
  const experiment = useExperiment((e) => e);
  const { activation, regularizer } = lookOf(experiment, chosen);
  const { by, rate } = penaltyIn(regularizer, last);
  const setPenalty = (penalty: Penalty): void => {
    setView({ penalty });
    edit((e) => setLook(e, { regularizer: regularizerOf(penalty) }));
  };
  return (
    <div className="playground-look">
      <Part name="activation">
        <SelectField
          label={text.activation}
          value={activation}
          options={playgroundActivations.map((name) => ({ value: name, label: name }))}
          onChange={(name) => {
            setView({ activation: name });
            edit((e) => setLook(e, { activation: name }));
          }}
        />
      </Part>
      <Part name="regularization">
        <SelectField
          label={text.regularization}
          value={by}
          options={penalties.map((value) => ({ value, label: value === 'none' ? text.none : value }))}
          onChange={(next) => setPenalty({ by: next, rate: next === 'none' ? rate : rate || 0.001 })}
        />
      </Part>
      <Part name="regularization_rate">
        {by !== 'none' && (
          <SelectField
            label={text.rate}
            value={String(rate)}
            options={[...new Set([...rates, rate])]
              .toSorted((a, b) => a - b)
              .map((each) => ({ value: String(each), label: String(each) }))}
            onChange={(next) => setPenalty({ by, rate: Number(next) })}
          />
        )}
      </Part>
    </div>
  );
}

/** The six sets of TensorFlow Playground, and what it has one of, while the data are its. */
export function PlaygroundSets({ data, controls }: { data: OwnSpec; controls: TrainingControls }) {
  const workspace = useWorkspace();
  const { edit } = workspace;
  const text = usePlaygroundText();
  const keepsRules = useExperiment(isOfPlayground);
  const key = dataKey(data);
  const { name, text: seed } = drawnFrom(key);
  const choose = (wanted: string): void => {
    const found = playgroundTables.get(wanted);
    if (found !== undefined) edit((e) => choosePlayground(e, found));
  };
  const keyOf = (set: PlaygroundSet): string => otherKey(key, { set });
  const keptTask = useKeptTask();
  const sets = playgroundSets.filter((set) => keptTask === null || isRegression(set) === (keptTask === 'regression'));
  return (
    <div className="playground-sets">
      <p className="about">
        {keepsRules ? text.rules : text.kerasRules}{' '}
        {keepsRules && (
          <Part name="rules">
            <button type="button" className="tool" onClick={() => edit(byKerasRules)}>
              {text.toKeras}
            </button>
          </Part>
        )}
      </p>
      <Part name="dataset">
        <div className="gallery-room">
          <GalleryChoice
            label={text.sets}
            names={sets.map(keyOf)}
            chosen={keyOf(name)}
            titles={Object.fromEntries(playgroundSets.map((set) => [keyOf(set), text.titles[set]]))}
            paint={paintSet}
            choose={choose}
          />
        </div>
      </Part>
      <p className="playground-seed">
        <span>{text.seed(seed)}</span>
        <Part name="new_data">
          <button
            type="button"
            className="tool"
            title={text.newDataHint}
            onClick={() => {
              const next = otherKey(key, { isNext: true });
              const found = playgroundTables.get(next);
              if (!keepsRules || found === undefined) choose(next);
              else regenerate(workspace, controls, (e) => choosePlayground(e, found));
            }}
          >
            <Icon name="dice" />
            <span>{text.newData}</span>
          </button>
        </Part>
      </p>
      {keepsRules && <Look />}
    </div>
  );
}
