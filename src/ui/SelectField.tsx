import { useId } from 'react';

interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
  /** Its language, where it is not the page's. */
  readonly lang?: string;
}

interface Props<T extends string> {
  readonly label: string;
  readonly hint?: string;
  readonly value: T;
  readonly options: readonly Option<T>[];
  readonly onChange: (value: T) => void;
}

/** One of a few, with its name above it. */
export function SelectField<T extends string>({ label, hint, value, options, onChange }: Props<T>) {
  const id = useId();
  return (
    <div className="field" title={hint}>
      <label className="field-name" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="field-input"
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
