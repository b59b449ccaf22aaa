import { useId } from 'react';

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** Yes or no, with its name above it. */
export function CheckField({ label, hint, checked, onChange }: Props) {
  const id = useId();
  return (
    <div className="field check" title={hint}>
      <label className="field-name" htmlFor={id}>
        {label}
      </label>
      <input id={id} type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
    </div>
  );
}
