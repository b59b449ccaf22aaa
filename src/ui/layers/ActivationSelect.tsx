import { setActivation } from '../../document/edits.ts';
import { activationNames, type ActivationName, passesGradient } from '../../engine/activations.ts';
import { useText } from '../text/useText.ts';
import { useWorkspace } from '../useWorkspace.ts';

const flat = activationNames.filter((name) => !passesGradient(name));
const learning = activationNames.filter(passesGradient);
const common = learning.slice(0, 5); // the registry begins with what one meets first
const others = learning.slice(5);

interface Props {
  readonly index: number;
  readonly value: ActivationName;
  readonly place: string;
  /** A Dense may go without; an Activation says `linear` then. */
  readonly fused: boolean;
}

/** Every function by its Keras name, the common ones first; apart what lets no gradient pass. */
export function ActivationSelect({ index, value, place, fused }: Props) {
  const { edit } = useWorkspace();
  const { ui } = useText();
  const options = (names: readonly ActivationName[]) =>
    names.map((name) => (
      <option key={name} value={name}>
        {fused && name === 'linear' ? ui.noActivation : name}
      </option>
    ));
  return (
    <select
      className={`card-activation${fused && value === 'linear' ? ' none' : ''}${value.length > 9 ? ' long' : ''}`}
      aria-label={ui.activationOf(place)}
      value={value}
      onChange={(event) => {
        const name = event.target.value as ActivationName; // an option below
        edit((e) => setActivation(e, index, name));
      }}
    >
      {options(common)}
      <optgroup label={ui.moreActivations}>{options(others)}</optgroup>
      <optgroup label={ui.noGradient}>{options(flat)}</optgroup>
    </select>
  );
}
