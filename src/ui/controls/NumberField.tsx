import { useId } from 'react';
import type { Range } from '../../document/limits.ts';
import { NumberInput } from './NumberInput.tsx';

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly value: number;
  readonly range: Range;
  readonly whole?: boolean;
  readonly onChange: (value: number) => void;
  readonly step: (value: number, direction: 1 | -1) => number;
  /** Values offered when the field is opened. */
  readonly offered?: readonly number[];
  /** px */
  readonly width: number;
}

/** A number with its name above it. */
export function NumberField({ label, hint, offered, ...input }: Props) {
  const id = useId();
  const list = `${id}list`;
  return (
    <div className="field" title={hint}>
      <label className="field-name" htmlFor={id}>
        {label}
      </label>
      <NumberInput id={id} name={label} className="field-input number" {...(offered ? { list } : {})} {...input} />
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
