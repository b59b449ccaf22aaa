import type { DatasetInfo } from '../../data/dataset.ts';
import { classVariable } from '../plot/classColours.ts';
import { classSymbol } from '../plot/symbols.ts';

/** The colour and shape of a class, beside its name. */
export function ClassMark({ info, label }: { info: DatasetInfo; label: number }) {
  return (
    <svg
      className="outcome-mark"
      width="0.75rem"
      height="0.75rem"
      viewBox="-6 -6 12 12"
      aria-hidden="true"
      focusable="false"
    >
      <path d={classSymbol(label, 4.4)} style={{ fill: classVariable(info, label) }} />
    </svg>
  );
}
