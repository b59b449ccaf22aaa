import { limits } from '../../document/limits.ts';
import type { Regularizer } from '../../engine/specs/regularizerSpec.ts';
import { NumberInput } from '../controls/NumberInput.tsx';
import { stepLogarithmic } from '../controls/numberSteps.ts';

interface Props {
  /** `kernel_regularizer`, `bias_regularizer` */
  readonly name: string;
  readonly hint: string;
  readonly value: Regularizer;
  readonly onChange: (value: Regularizer) => void;
}

/** `L1L2(l1, l2)`: two numbers on one line; both 0 is none. */
export function RegularizerArgument({ name, hint, value, onChange }: Props) {
  return (
    <div className="argument" role="group" aria-label={name}>
      <span className="argument-name">{name}</span>
      <span className="argument-control">
        {(['l1', 'l2'] as const).map((key) => (
          <label key={key} className="argument-pair">
            {key}
            <NumberInput
              name={`${name} ${key}`}
              label={`${name} ${key}`}
              className="field-input number"
              range={limits.penalty}
              value={value[key]}
              step={stepLogarithmic}
              onChange={(penalty) => onChange({ ...value, [key]: penalty })}
            />
          </label>
        ))}
      </span>
      <p>{hint}</p>
    </div>
  );
}
