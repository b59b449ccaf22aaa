import { limits } from '../../document/limits.ts';
import { Icon } from '../icons.tsx';
import { NumberInput } from '../NumberInput.tsx';
import { stepBy } from '../steps.ts';
import { useText } from '../text.tsx';

interface Props {
  /** Whose units, for the names of the three controls. */
  readonly label: string;
  readonly value: number;
  readonly onChange: (units: number) => void;
}

const byOne = stepBy(1);

/** A width: one less, a number to type, one more. */
export function UnitsStepper({ label, value, onChange }: Props) {
  const { ui } = useText();
  return (
    <span className="stepper">
      <button type="button" aria-label={ui.fewer(label)} disabled={value <= 1} onClick={() => onChange(value - 1)}>
        <Icon name="minus" size={14} />
      </button>
      <NumberInput
        name={label}
        label={label}
        range={limits.units}
        whole
        value={value}
        step={byOne}
        onChange={onChange}
      />
      <button type="button" aria-label={ui.more(label)} onClick={() => onChange(value + 1)}>
        <Icon name="plus" size={14} />
      </button>
    </span>
  );
}
