import { useState, type KeyboardEvent } from 'react';

interface Props {
  readonly id?: string;
  /** Its name, where no label element gives one. */
  readonly label?: string;
  readonly className?: string;
  readonly list?: string;
  readonly width?: number;
  readonly value: number;
  readonly onChange: (value: number) => void;
  /** The next value up or down for the arrow keys. */
  readonly step: (value: number, direction: 1 | -1) => number;
}

/**
 * A number that is committed on Enter, on leaving, or by the arrow keys: half-typed text never reaches the
 * experiment. What is not a number springs back; Escape takes back what was typed.
 */
export function NumberInput({ id, label, className, list, width, value, onChange, step }: Props) {
  const [draft, setDraft] = useState<string | null>(null);

  function commit(): void {
    setDraft(null);
    if (draft === null || draft.trim() === '') return;
    // Full-width digits are what a Japanese keyboard types first.
    const number = Number(draft.normalize('NFKC').trim());
    if (Number.isFinite(number) && number !== value) onChange(number);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') commit();
    if (event.key === 'Escape') setDraft(null);
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      setDraft(null);
      onChange(step(value, event.key === 'ArrowUp' ? 1 : -1));
    }
  }

  return (
    <input
      id={id}
      aria-label={label}
      className={className}
      style={{ width }}
      inputMode="decimal"
      autoComplete="off"
      list={list}
      value={draft ?? String(value)}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  );
}
