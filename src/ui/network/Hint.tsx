import { useText } from '../text/useText.ts';

/** Placeholder for the numbers. */
export function Hint() {
  return <p className="net-hint">{useText().network.hint}</p>;
}
