import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { ownDataSpec } from '../../data/dataDefaults.ts';
import { longestFormula } from '../../data/formula.ts';
import { farthest, samplesRange, setByFormula } from '../../data/formulaSet.ts';
import { loadExamples } from '../../data/load.ts';
import type { Table } from '../../data/tables.ts';
import { limits } from '../../document/limits.ts';
import { Dialog } from '../controls/Dialog.tsx';
import { Icon } from '../controls/icons.tsx';
import { NumberField } from '../controls/NumberField.tsx';
import { ClassMark } from '../outcome/ClassMark.tsx';
import { fitCanvas } from '../plot/canvas.ts';
import { classColours } from '../plot/classColours.ts';
import { cloudOf, cloudPlane } from '../plot/cloud.ts';
import { colours } from '../plot/colours.ts';
import { paintPoints, radiusFor } from '../plot/paintPoints.ts';
import { useTheme } from '../plot/useTheme.ts';
import { useRem } from '../screen.ts';
import { useOwnDataText } from '../text/ownDataText.ts';
import { useText } from '../text/useText.ts';
import { useWorkspace } from '../useWorkspace.ts';
import { type FormulaDraft, formulaDraftOf, formulaExamples } from './formulaDraft.ts';
import './formulaDialog.css';

interface Props {
  readonly onUse: (table: Table) => void;
  readonly onClose: () => void;
}

const range = { min: -farthest, max: farthest };
const one = (value: number, direction: 1 | -1): number => value + direction;

/** A set by formula: what it says is shown as it is typed. */
export function FormulaDialog({ onUse, onClose }: Props) {
  const { last: lastDraft, keep } = formulaDraftOf(useWorkspace());
  const [draft, setDraft] = useState(lastDraft);

  const { ui } = useText();
  const { byFormula: text, formulaFault } = useOwnDataText();
  const id = useId();
  const found = useMemo(
    () => setByFormula(draft.formula, draft, [text.holdsNot, text.holds]),
    [draft, text.holdsNot, text.holds],
  );
  const table = 'code' in found ? null : found;
  // What is half typed shows what was there before.
  const { samples } = draft;
  const [last, setLast] = useState({ table, samples });
  if (table !== null && table !== last.table) setLast({ table, samples });
  function set(patch: Partial<FormulaDraft>): void {
    const next = { ...draft, ...patch };
    keep(next);
    setDraft(next);
  }
  return (
    <Dialog isOpen className="formula-dialog" aria-labelledby={`${id}title`} onClose={onClose}>
      <div className="dialog-head">
        <h2 id={`${id}title`}>{text.title}</h2>
        <button type="button" className="tool icon-only" aria-label={ui.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <form
        className="formula-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (table !== null) onUse(table);
        }}
      >
        <div className="formula-left">
          <p className="about">{text.about}</p>
          <label className="field-name" htmlFor={`${id}formula`}>
            {text.formula}
          </label>
          <input
            id={`${id}formula`}
            type="text"
            className="field-input formula-input"
            aria-invalid={table === null}
            aria-describedby={`${id}fault`}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={2 * longestFormula}
            value={draft.formula}
            onChange={({ target }) => set({ formula: target.value })}
          />
          <p id={`${id}fault`} className="formula-fault" role="status">
            {'code' in found ? formulaFault(found) : ''}
          </p>
          <div className="formula-examples" role="group" aria-label={text.examples}>
            {formulaExamples.map((each) => (
              <button key={each.formula} type="button" className="tool" onClick={() => set(each)}>
                {each.formula.replace('-', '−')}
              </button>
            ))}
          </div>
          <div className="formula-fields" role="group" aria-label={text.range}>
            {(['from', 'to'] as const).map((end) => (
              <NumberField
                key={end}
                label={text[end]}
                hint={text.range}
                width={80}
                range={range}
                value={draft[end]}
                onChange={(value) => set({ [end]: value })}
                step={one}
              />
            ))}
            <NumberField
              label={text.seed}
              width={80}
              whole
              range={limits.seed}
              value={draft.seed}
              onChange={(seed) => set({ seed })}
              step={one}
            />
          </div>
          <Slider
            label={text.samples}
            {...samplesRange}
            step={10}
            value={draft.samples}
            set={(samples) => set({ samples })}
          />
          <Slider label={text.noise} min={0} max={1} step={0.05} value={draft.noise} set={(noise) => set({ noise })} />
        </div>
        <div className="formula-right">
          <Preview {...last} isOld={table === null} />
          <button type="submit" className="tool primary" disabled={table === null}>
            {text.use}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface SliderProps {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
  readonly set: (value: number) => void;
}

function Slider({ label, value, set, ...bounds }: SliderProps) {
  return (
    <label className="range">
      <span className="field-name">
        {label} <span aria-hidden="true">{value}</span>
      </span>
      <input type="range" {...bounds} value={value} onChange={({ target }) => set(target.valueAsNumber)} />
    </label>
  );
}

const side = 15; // rem

interface PreviewProps {
  readonly table: Table | null;
  /** As many points as were asked for. */
  readonly samples: number;
  readonly isOld: boolean;
}

/** The points that a formula makes. */
function Preview({ table, samples, isOld }: PreviewProps) {
  const { byFormula: text } = useOwnDataText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const rem = useRem();
  const length = side * rem;
  useEffect(() => {
    const context = canvas.current && fitCanvas(canvas.current, { width: length, height: length });
    if (!context || table === null) return;
    const { info, hash } = table;
    const spec = ownDataSpec(table);
    const cloud = cloudOf(loadExamples(spec, 0, new Map([[hash, table]])), info, spec.features);
    const room = 6;
    const plane = cloudPlane({ width: length, height: length }, cloud, {
      left: room,
      right: room,
      top: room,
      bottom: room,
    });
    const palette = colours();
    paintPoints(context, cloud, plane, {
      radius: Math.min(4, radiusFor(cloud.x.length, plane)),
      colours: { ...palette, classes: classColours(info, palette) },
      right: null,
    });
  }, [table, theme, length]);
  const rows = table?.info.rows ?? 0;
  const isCurve = table?.info.classes.length === 0;
  const says = table && (rows < samples ? text.saysSome(rows, samples, isCurve) : text.says(rows));
  return (
    <figure className="formula-preview" data-old={isOld}>
      <canvas ref={canvas} role="img" aria-label={text.preview} style={{ width: `${side}rem`, height: `${side}rem` }} />
      <figcaption>
        {table?.info.classes.map((name, label) => (
          <span key={name}>
            <ClassMark info={table.info} label={label} /> {name}
          </span>
        ))}
        <span>{says}</span>
      </figcaption>
    </figure>
  );
}
