import { decimals } from '../../document/spelling.ts';

/** A number in the colour of its sign; the minus is the second cue. */
export function Value({ of, places = 2 }: { of: number; places?: number }) {
  const sign = of < 0 ? 'net-negative' : of > 0 ? 'net-positive' : '';
  return <span className={`net-value ${sign}`}>{decimals(of, places)}</span>;
}
