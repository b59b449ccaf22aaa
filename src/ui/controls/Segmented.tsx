import { useId } from 'react';

/** One of a few: native radio buttons that look like a row of segments. */
export function Segmented<T extends string>({
  name,
  label,
  options,
  value,
  onChange,
}: {
  name: string;
  /** Name of the choice, for screen readers. */
  label: string;
  options: readonly { readonly value: T; readonly label: string }[];
  /** Null: none of them. */
  value: T | null;
  onChange: (value: T) => void;
}) {
  const group = `${name}-${useId()}`;
  return (
    <div className="segmented" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} className="segment">
          <input
            type="radio"
            name={group}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}
