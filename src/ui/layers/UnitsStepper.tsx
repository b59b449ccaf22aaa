import { useText } from '../text.tsx';
import { Icon } from '../icons.tsx';

interface Props {
  /** Whose units, for the names of the three controls. */
  readonly label: string;
  readonly value: number;
  readonly onChange: (units: number) => void;
}

/** A width: one less, a number to type, one more. */
export function UnitsStepper({ label, value, onChange }: Props) {
  const { ui } = useText();
  return (
    <span className="stepper">
      <button type="button" aria-label={ui.fewer(label)} disabled={value <= 1} onClick={() => onChange(value - 1)}>
        <Icon name="minus" size={14} />
      </button>
      <input
        type="number"
        aria-label={label}
        min={1}
        step={1}
        // The key makes the field follow the document when it is changed elsewhere (undo, a remedy).
        key={value}
        defaultValue={value}
        onFocus={(event) => event.target.select()}
        onBlur={(event) => {
          const units = event.target.valueAsNumber;
          if (Number.isFinite(units)) onChange(units);
          else event.target.value = String(value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
        onInput={(event) => {
          // The spin arrows and the arrow keys act at once; typed digits wait for Enter or for leaving.
          const native = event.nativeEvent;
          if (native instanceof InputEvent && native.inputType !== '') return;
          onChange(event.currentTarget.valueAsNumber);
        }}
      />
      <button type="button" aria-label={ui.more(label)} onClick={() => onChange(value + 1)}>
        <Icon name="plus" size={14} />
      </button>
    </span>
  );
}
