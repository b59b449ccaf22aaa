import { CheckArgument } from '../../options/Argument.tsx';
import { useOptionsText } from '../../options/text.ts';

interface Props {
  readonly trainable: boolean;
  /** Where being frozen means more than keeping the weights. */
  readonly hint?: string;
  readonly onChange: (trainable: boolean) => void;
}

/** `layer.trainable`: not ticked is frozen. */
export function TrainableArgument({ trainable, hint, onChange }: Props) {
  const { hints } = useOptionsText();
  return <CheckArgument name="trainable" hint={hint ?? hints.trainable} checked={trainable} onChange={onChange} />;
}
