import type { Range } from '../../document/limits.ts';
import { Icon } from '../controls/icons.tsx';
import { NumberInput } from '../controls/NumberInput.tsx';
import { useText } from '../text/useText.ts';

interface Props {
  /** Which number, and whose, for the names of the three controls. */
  readonly label: string;
  readonly range: Range;
  readonly whole?: boolean;
  readonly value: number;
  readonly step: (value: number, direction: 1 | -1) => number;
  readonly onChange: (value: number) => void;
}

/** A number on a card: one step less, a field to type in, one step more. */
export function UnitsStepper({ label, ...input }: Props) {
  const { ui } = useText();
  const { range, value, step, onChange } = input;
  return (
    <span className={String(value).length > 2 ? 'stepper is-long' : 'stepper'}>
      <button
        type="button"
        aria-label={ui.less(label)}
        disabled={value <= range.min}
        onClick={() => onChange(step(value, -1))}
      >
        <Icon name="minus" size={14} />
      </button>
      <NumberInput name={label} label={label} {...input} />
      <button
        type="button"
        aria-label={ui.more(label)}
        disabled={value >= range.max}
        onClick={() => onChange(step(value, 1))}
      >
        <Icon name="plus" size={14} />
      </button>
    </span>
  );
}
