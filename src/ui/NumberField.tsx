import { useId, useState, type KeyboardEvent } from 'react';

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  /** The next value up or down for the arrow keys. */
  readonly step: (value: number, direction: 1 | -1) => number;
  /** Values offered when the field is opened. */
  readonly offered?: readonly number[];
  readonly width: number;
}

/**
 * A number that is committed on Enter, on leaving, or by the arrow keys: half-typed text never reaches the
 * experiment. What is not a number springs back.
 */
export function NumberField({ label, hint, value, onChange, step, offered, width }: Props) {
  const [draft, setDraft] = useState<string | null>(null);
  const id = useId();
  const list = `${id}list`;

  function commit(text: string | null): void {
    setDraft(null);
    if (text === null || text.trim() === '') return;
    // Full-width digits are what a Japanese keyboard types first.
    const number = Number(text.normalize('NFKC').trim());
    if (Number.isFinite(number) && number !== value) onChange(number);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') commit(draft);
    if (event.key === 'Escape') setDraft(null);
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      setDraft(null);
      onChange(step(value, event.key === 'ArrowUp' ? 1 : -1));
    }
  }

  return (
    <div className="field" title={hint}>
      <label className="field-name" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="field-input number"
        style={{ width }}
        inputMode="decimal"
        autoComplete="off"
        list={offered ? list : undefined}
        value={draft ?? String(value)}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => commit(draft)}
        onKeyDown={onKeyDown}
      />
      {offered && (
        <datalist id={list}>
          {offered.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
    </div>
  );
}
