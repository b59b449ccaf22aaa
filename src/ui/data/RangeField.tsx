import type { Experiment } from '../../document/experiment.ts';
import { useWorkspace } from '../useWorkspace.ts';

interface Props {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly change: (e: Experiment, value: number) => Experiment;
}

/** A slider that shows while it is dragged and becomes one undo step when it is let go. */
export function RangeField({ label, value, min, max, step, change }: Props) {
  const { commitPreview, previewEdit } = useWorkspace();
  const release = () => commitPreview(label);
  return (
    <label className="range">
      <span className="field-name">
        {/* no output element: a label names the first field in it, and that is one */}
        {label} <span aria-hidden="true">{value}</span>
      </span>
      <input
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        onChange={(event) => {
          const next = event.target.valueAsNumber;
          previewEdit((e) => change(e, next), label);
        }}
        onPointerUp={release}
        onKeyUp={release}
        onBlur={release}
      />
    </label>
  );
}
