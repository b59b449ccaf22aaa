import { plainInitializer, usualInitializer, withArguments } from '../../document/initializerArguments.ts';
import { limits } from '../../document/limits.ts';
import {
  initializerNameOf,
  initializerNames,
  type InitializerObject,
  type InitializerSpec,
} from '../../engine/specs/initializers.ts';
import { stepBy, stepLogarithmic } from '../steps.ts';
import { NumberArgument, SelectArgument } from './Argument.tsx';
import { useOptionsText } from './text.ts';

interface Props {
  /** `kernel_initializer`, `bias_initializer`, `alpha_initializer` */
  readonly name: string;
  readonly hint: string;
  /** A vector has no rows to make orthogonal: Keras refuses. */
  readonly vector?: boolean;
  readonly value: InitializerSpec;
  readonly onChange: (value: InitializerSpec) => void;
}

const matrixOnly: readonly string[] = ['orthogonal', 'identity'];
const names = [...initializerNames, 'variance_scaling'] as const;
const modes = ['fan_in', 'fan_out', 'fan_avg'] as const;
const distributions = ['truncated_normal', 'untruncated_normal', 'uniform'] as const;
const asOptions = <T extends string>(values: readonly T[]) => values.map((value) => ({ value, label: value }));
const byTenth = stepBy(0.1);

interface ArgumentsProps {
  readonly value: InitializerObject;
  readonly onChange: (value: InitializerObject) => void;
}

function InitializerArguments({ value, onChange }: ArgumentsProps) {
  const { hints } = useOptionsText();
  switch (value.name) {
    case 'random_uniform':
      return (
        <>
          <NumberArgument
            name="minval"
            hint={hints.minval}
            range={{ ...limits.initial, max: value.maxval }}
            value={value.minval}
            step={byTenth}
            onChange={(minval) => onChange({ ...value, minval })}
          />
          <NumberArgument
            name="maxval"
            hint={hints.maxval}
            range={{ ...limits.initial, min: value.minval }}
            value={value.maxval}
            step={byTenth}
            onChange={(maxval) => onChange({ ...value, maxval })}
          />
        </>
      );
    case 'random_normal':
    case 'truncated_normal':
      return (
        <>
          <NumberArgument
            name="mean"
            hint={hints.mean}
            range={limits.initial}
            value={value.mean}
            step={byTenth}
            onChange={(mean) => onChange({ ...value, mean })}
          />
          <NumberArgument
            name="stddev"
            hint={hints.initialStddev}
            range={limits.spread}
            value={value.stddev}
            step={stepLogarithmic}
            onChange={(stddev) => onChange({ ...value, stddev })}
          />
        </>
      );
    case 'orthogonal':
    case 'identity':
      return (
        <NumberArgument
          name="gain"
          hint={hints.gain}
          range={limits.initial}
          value={value.gain}
          step={byTenth}
          onChange={(gain) => onChange({ ...value, gain })}
        />
      );
    case 'constant':
      return (
        <NumberArgument
          name="value"
          hint={hints.constant}
          range={limits.initial}
          value={value.value}
          step={byTenth}
          onChange={(constant) => onChange({ ...value, value: constant })}
        />
      );
    case 'variance_scaling':
      return (
        <>
          <NumberArgument
            name="scale"
            hint={hints.scaleOfVariance}
            range={limits.scale}
            value={value.scale}
            step={byTenth}
            onChange={(scale) => onChange({ ...value, scale })}
          />
          <SelectArgument
            name="mode"
            hint={hints.fan}
            value={value.mode}
            options={asOptions(modes)}
            onChange={(mode) => onChange({ ...value, mode })}
          />
          <SelectArgument
            name="distribution"
            hint={hints.distribution}
            value={value.distribution}
            options={asOptions(distributions)}
            onChange={(distribution) => onChange({ ...value, distribution })}
          />
        </>
      );
  }
}

/** Which numbers the weights begin with, and the arguments of that. */
export function InitializerArgument({ name, hint, vector, value, onChange }: Props) {
  const written = withArguments(value);
  return (
    <>
      <SelectArgument
        name={name}
        hint={hint}
        value={initializerNameOf(value)}
        options={asOptions(vector ? names.filter((each) => !matrixOnly.includes(each)) : names)}
        onChange={(chosen) => onChange(usualInitializer(chosen))}
      />
      {written && (
        <div className="argument-inner" role="group" aria-label={name}>
          <InitializerArguments value={written} onChange={(next) => onChange(plainInitializer(next))} />
        </div>
      )}
    </>
  );
}
