import { useState, type KeyboardEvent } from 'react';
import type { Range } from '../../document/limits.ts';
import type { NumberObjection, readTypedNumber, TypedNumber } from '../../document/typedNumber.ts';
import type { Workspace } from '../../state/workspace.ts';
import { useWorkspace } from '../useWorkspace.ts';

interface Props {
  readonly id?: string;
  /** Name of the field in the message about an invalid entry. */
  readonly name: string;
  /** Its accessible name, where no label element gives one. */
  readonly label?: string;
  /** Id of what says more about it. */
  readonly describedBy?: string;
  readonly range: Range;
  /** Whether only whole numbers are meant. */
  readonly whole?: boolean;
  readonly className?: string;
  readonly list?: string;
  readonly width?: number;
  readonly value: number;
  readonly onChange: (value: number) => void;
  /** The next value up or down for the arrow keys. */
  readonly step: (value: number, direction: 1 | -1) => number;
}

type Reader = typeof readTypedNumber;
/** Once it is there, a text is read in the moment it is committed: the next action, or a reload, finds the number. */
// oxlint-disable-next-line modules/no-state -- a part of the page
let reader: Reader | null = null;

/** Fetched when a field gets the focus: digits alone are read without it. */
const fetchReader = async (): Promise<Reader> =>
  (reader ??= (await import('../../document/typedNumber.ts')).readTypedNumber);
const prefetchReader = (): void => void fetchReader().catch(() => undefined); // told when it is needed

/** Whether a text has one meaning that needs no reader: `1.000` in a field of whole numbers has two. */
const isPlain = (text: string, whole: boolean): boolean => (whole ? /^-?\d+$/ : /^-?\d+(\.\d+)?$/).test(text);

function objection(typed: TypedNumber, { min, max }: Range, whole: boolean): NumberObjection | null {
  if (typed.type === 'none') return { why: 'noNumber' };
  if (typed.type === 'twoReadings') return { why: 'twoReadings', readings: typed.readings };
  if (typed.value < min || typed.value > max) return { why: 'outside' };
  return whole && !Number.isInteger(typed.value) ? { why: 'notWhole' } : null;
}

function forgetObjection({ store, dismiss }: Pick<Workspace, 'store' | 'dismiss'>): void {
  const told = store.getState().messages.find(({ type }) => type === 'badNumber');
  if (told) dismiss(told);
}

/**
 * A number that is committed on Enter, on leaving, or by the arrow keys: half-typed text never reaches the
 * experiment. What cannot be is told, and the number stays as it was; Escape takes back what was typed.
 */
export function NumberInput({
  id,
  name,
  label,
  describedBy,
  range,
  whole = false,
  className,
  list,
  width,
  value,
  onChange,
  step,
}: Props) {
  const workspace = useWorkspace();
  const [draft, setDraft] = useState<string | null>(null);
  const text = draft?.trim() ?? '';

  /** The number that the text stands for; null while the reader that it needs is not there. */
  function read(): TypedNumber | null {
    if (isPlain(text, whole)) return { type: 'number', value: Number(text) + 0 };
    return reader?.(text, range, whole) ?? null;
  }

  function commit(): void {
    setDraft(null);
    if (text === '') return;
    forgetObjection(workspace);
    const typed = read();
    if (typed !== null) take(typed);
    else {
      fetchReader().then(
        (readNumber) => take(readNumber(text, range, whole)),
        (error: unknown) => {
          workspace.sayMissing(error);
          setDraft((newer) => newer ?? text); // to be tried again
        },
      );
    }
  }

  function take(typed: TypedNumber): void {
    const why = objection(typed, range, whole);
    if (why !== null) workspace.say({ type: 'badNumber', name, text, ...why, ...range, value });
    else if (typed.type === 'number' && typed.value !== value) onChange(typed.value);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') commit();
    if (event.key === 'Escape' && draft !== null) {
      event.preventDefault(); // the popover stays open, the plot large
      setDraft(null);
    }
    // The browser's own undo of what is half-typed goes before that of the page.
    const isHistory = (event.ctrlKey || event.metaKey) && /^[yz]$/i.test(event.key);
    if (isHistory && draft !== null && draft !== String(value)) event.stopPropagation();
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      setDraft(null);
      const typed = read();
      const next = step(typed?.type === 'number' ? typed.value : value, event.key === 'ArrowUp' ? 1 : -1);
      onChange(Math.min(range.max, Math.max(range.min, next)));
    }
  }

  return (
    <input
      id={id}
      name={name}
      aria-label={label}
      aria-describedby={describedBy}
      className={className}
      style={{ width: width && `${width / 16}rem` }}
      inputMode="decimal"
      autoComplete="off"
      list={list}
      value={draft ?? String(value)}
      onFocus={prefetchReader}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  );
}
