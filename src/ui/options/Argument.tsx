import { useId, type ReactNode } from 'react';
import type { Range } from '../../document/limits.ts';
import { NumberInput } from '../controls/NumberInput.tsx';
import './options.css';

interface Named {
  /** The argument, in Keras's words. */
  readonly name: string;
  /** Its effect, in a teacher's words. */
  readonly hint: string;
}

interface FrameProps extends Named {
  readonly children: (ids: { readonly id: string; readonly describedBy: string }) => ReactNode;
}

/** One argument: its name, its control, and what it does under them. */
function Argument({ name, hint, children }: FrameProps) {
  const id = useId();
  const describedBy = `${id}hint`;
  return (
    <div className="argument">
      <label htmlFor={id}>{name}</label>
      <span className="argument-control">{children({ id, describedBy })}</span>
      <p id={describedBy}>{hint}</p>
    </div>
  );
}

interface NumberProps extends Named {
  readonly range: Range;
  readonly whole?: boolean;
  readonly value: number;
  readonly step: (value: number, direction: 1 | -1) => number;
  readonly onChange: (value: number) => void;
}

export function NumberArgument({ name, hint, ...input }: NumberProps) {
  return (
    <Argument name={name} hint={hint}>
      {(ids) => <NumberInput {...ids} name={name} className="field-input number" {...input} />}
    </Argument>
  );
}

interface CheckProps extends Named {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function CheckArgument({ name, hint, checked, onChange }: CheckProps) {
  return (
    <Argument name={name} hint={hint}>
      {({ id, describedBy }) => (
        <input
          id={id}
          aria-describedby={describedBy}
          type="checkbox"
          checked={checked}
          onChange={(event) => onChange(event.target.checked)}
        />
      )}
    </Argument>
  );
}

interface SelectProps<T extends string> extends Named {
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

export function SelectArgument<T extends string>({ name, hint, value, options, onChange }: SelectProps<T>) {
  return (
    <Argument name={name} hint={hint}>
      {({ id, describedBy }) => (
        <select
          id={id}
          aria-describedby={describedBy}
          className="field-input"
          value={value}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value);
            if (chosen) onChange(chosen.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Argument>
  );
}

interface OptionalProps extends Omit<NumberProps, 'value' | 'onChange'> {
  /** Null is Keras's None. */
  readonly value: number | null;
  /** The value when it is switched on. */
  readonly start: number;
  /** Name of the switch. */
  readonly give: string;
  readonly onChange: (value: number | null) => void;
}

/** A number that may be None: a switch, and the field while there is a number. */
export function OptionalArgument({ name, hint, value, start, give, onChange, ...input }: OptionalProps) {
  return (
    <Argument name={name} hint={hint}>
      {(ids) => (
        <>
          <input
            id={value === null ? ids.id : undefined}
            aria-label={give}
            type="checkbox"
            checked={value !== null}
            onChange={(event) => onChange(event.target.checked ? start : null)}
          />
          {value === null ? (
            <span className="argument-none">None</span>
          ) : (
            <NumberInput
              {...ids}
              name={name}
              className="field-input number"
              value={value}
              onChange={onChange}
              {...input}
            />
          )}
        </>
      )}
    </Argument>
  );
}
