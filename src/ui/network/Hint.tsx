import { useText } from '../text.tsx';

/** Placeholder for the numbers. */
export function Hint() {
  return <p className="net-hint">{useText().network.hint}</p>;
}
