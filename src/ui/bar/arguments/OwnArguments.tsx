import { limits } from '../../../document/limits.ts';
import type { OptimizerSpec } from '../../../engine/specs/optimizers.ts';
import { CheckArgument, NumberArgument } from '../../options/Argument.tsx';
import { useOptionsText } from '../../options/text.ts';
import { stepBy, stepLogarithmic, stepNines } from '../../steps.ts';

interface Props {
  readonly optimizer: OptimizerSpec;
  readonly set: (optimizer: OptimizerSpec) => void;
}

const byTenth = stepBy(0.1);

interface RememberedProps {
  readonly name: string;
  readonly hint: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** ρ, β₁, β₂: how long something is remembered. */
function Remembered(props: RememberedProps) {
  return <NumberArgument range={limits.beta} step={stepNines} {...props} />;
}

function Epsilon({ value, onChange }: Pick<RememberedProps, 'value' | 'onChange'>) {
  const { hints } = useOptionsText();
  return (
    <NumberArgument
      name="epsilon"
      hint={hints.optimizerEpsilon}
      range={limits.epsilon}
      value={value}
      step={stepLogarithmic}
      onChange={onChange}
    />
  );
}

/** Arguments specific to the optimizer, in Keras's order. */
export function OwnArguments({ optimizer, set }: Props) {
  const { hints } = useOptionsText();
  switch (optimizer.name) {
    case 'sgd':
      return (
        <>
          <NumberArgument
            name="momentum"
            hint={hints.momentum}
            range={limits.momentum}
            value={optimizer.momentum}
            step={byTenth}
            onChange={(momentum) => set({ ...optimizer, momentum })}
          />
          <CheckArgument
            name="nesterov"
            hint={hints.nesterov}
            checked={optimizer.nesterov}
            onChange={(nesterov) => set({ ...optimizer, nesterov })}
          />
        </>
      );
    case 'rmsprop':
      return (
        <>
          <Remembered
            name="rho"
            hint={hints.rho}
            value={optimizer.rho}
            onChange={(rho) => set({ ...optimizer, rho })}
          />
          <NumberArgument
            name="momentum"
            hint={hints.momentum}
            range={limits.momentum}
            value={optimizer.momentum}
            step={byTenth}
            onChange={(momentum) => set({ ...optimizer, momentum })}
          />
          <Epsilon value={optimizer.epsilon} onChange={(epsilon) => set({ ...optimizer, epsilon })} />
          <CheckArgument
            name="centered"
            hint={hints.centered}
            checked={optimizer.centered}
            onChange={(centered) => set({ ...optimizer, centered })}
          />
        </>
      );
    case 'adagrad':
      return (
        <>
          <NumberArgument
            name="initial_accumulator_value"
            hint={hints.initialAccumulatorValue}
            range={limits.initialAccumulatorValue}
            value={optimizer.initialAccumulatorValue}
            step={byTenth}
            onChange={(initialAccumulatorValue) => set({ ...optimizer, initialAccumulatorValue })}
          />
          <Epsilon value={optimizer.epsilon} onChange={(epsilon) => set({ ...optimizer, epsilon })} />
        </>
      );
    case 'adadelta':
      return (
        <>
          <Remembered
            name="rho"
            hint={hints.rho}
            value={optimizer.rho}
            onChange={(rho) => set({ ...optimizer, rho })}
          />
          <Epsilon value={optimizer.epsilon} onChange={(epsilon) => set({ ...optimizer, epsilon })} />
        </>
      );
    case 'adam':
    case 'adamw':
    case 'adamax':
    case 'nadam':
      return (
        <>
          <Remembered
            name="beta_1"
            hint={hints.beta1}
            value={optimizer.beta1}
            onChange={(beta1) => set({ ...optimizer, beta1 })}
          />
          <Remembered
            name="beta_2"
            hint={hints.beta2}
            value={optimizer.beta2}
            onChange={(beta2) => set({ ...optimizer, beta2 })}
          />
          <Epsilon value={optimizer.epsilon} onChange={(epsilon) => set({ ...optimizer, epsilon })} />
          {'amsgrad' in optimizer && (
            <CheckArgument
              name="amsgrad"
              hint={hints.amsgrad}
              checked={optimizer.amsgrad}
              onChange={(amsgrad) => set({ ...optimizer, amsgrad })}
            />
          )}
        </>
      );
  }
}
