import { useId } from 'react';

interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
  /** Its language, where it is not the page's. */
  readonly lang?: string;
}

interface Group<T extends string> {
  readonly label: string;
  readonly options: readonly Option<T>[];
}

interface Props<T extends string> {
  readonly label: string;
  readonly hint?: string;
  readonly value: T;
  /** Options, or groups of them. */
  readonly options: readonly (Option<T> | Group<T>)[];
  /** As wide as what is chosen, not as the longest that could be. */
  readonly snug?: boolean;
  readonly onChange: (value: T) => void;
}

function Choice<T extends string>({ value, label, lang }: Option<T>) {
  return (
    <option value={value} lang={lang}>
      {label}
    </option>
  );
}

/** One of a few, with its name above it. */
export function SelectField<T extends string>({ label, hint, value, options, snug, onChange }: Props<T>) {
  const id = useId();
  const all = options.flatMap((entry) => ('options' in entry ? entry.options : [entry]));
  const select = (
    <select
      id={id}
      className="field-input"
      value={value}
      onChange={(event) => {
        const chosen = all.find((option) => option.value === event.target.value);
        if (chosen) onChange(chosen.value);
      }}
    >
      {options.map((entry) =>
        'options' in entry ? (
          <optgroup key={entry.label} label={entry.label}>
            {entry.options.map((option) => (
              <Choice key={option.value} {...option} />
            ))}
          </optgroup>
        ) : (
          <Choice key={entry.value} {...entry} />
        ),
      )}
    </select>
  );
  return (
    <div className="field" title={hint}>
      <label className="field-name" htmlFor={id}>
        {label}
      </label>
      {snug ? (
        <span className="snug">
          <span aria-hidden="true">{all.find((option) => option.value === value)?.label}</span>
          {select}
        </span>
      ) : (
        select
      )}
    </div>
  );
}
