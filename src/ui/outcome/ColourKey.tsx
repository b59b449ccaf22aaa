import { significant } from '../../document/spelling.ts';
import { useSaysText } from '../text/saysText.ts';
import type { ValueColours } from './useValueColours.ts';
import './says.css';

/** The numbers that the colours of a plot mean. */
export function ColourKey({ target, colours: { domain, stops } }: { target: string; colours: ValueColours }) {
  const says = useSaysText();
  const [from, to] = domain.map((value) => significant(value, 3));
  return (
    <span className="says-key" role="img" aria-label={says.colourKey(target, from, to)}>
      {from}
      <span className="says-key-bar" style={{ background: `linear-gradient(to right, ${stops.join()})` }} />
      {to}
    </span>
  );
}
