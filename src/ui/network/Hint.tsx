import { useText } from '../text.tsx';

/** What stands where the numbers will be. */
export function Hint() {
  return <p className="net-hint">{useText().network.hint}</p>;
}
