import { classSymbol } from '../plot/symbols.ts';
import './says.css';

/** Training and validation as they are told apart where classes are not: filled circle, hollow square. */
export function PartMark({ part }: { part: 'training' | 'validation' }) {
  return (
    <svg
      className="outcome-mark says-part"
      data-part={part}
      width="0.75rem"
      height="0.75rem"
      viewBox="-6 -6 12 12"
      aria-hidden="true"
    >
      <path d={classSymbol(Number(part === 'validation'), 4)} />
    </svg>
  );
}
