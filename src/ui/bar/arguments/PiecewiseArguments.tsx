import { limits } from '../../../document/limits.ts';
import type { ScheduleSpec } from '../../../engine/specs/scheduleSpecs.ts';
import { Icon } from '../../controls/icons.tsx';
import { NumberInput } from '../../controls/NumberInput.tsx';
import { useOptionsText } from '../../options/text.ts';
import { stepBy, stepLogarithmic } from '../../controls/numberSteps.ts';
import { addStage, removeStage, type Piecewise } from './piecewise.ts';

const byHundred = stepBy(100);

interface Props {
  readonly schedule: Piecewise;
  readonly set: (schedule: ScheduleSpec) => void;
}

/** `boundaries` and `values` side by side: after this batch, that learning rate. */
export function PiecewiseArguments({ schedule, set }: Props) {
  const text = useOptionsText();
  const { boundaries, values } = schedule;
  return (
    <div className="argument" role="group" aria-label="boundaries, values">
      <span className="argument-name">boundaries, values</span>
      <button
        type="button"
        className="tool"
        disabled={boundaries.length >= limits.boundaries.max}
        onClick={() => set(addStage(schedule))}
      >
        <Icon name="plus" size={14} />
        <span>{text.addBoundary}</span>
      </button>
      <p>{text.hints.piecewise}</p>
      <ol className="stages">
        {boundaries.map((boundary, i) => (
          <li key={i}>
            <span aria-hidden="true">{text.afterStep}</span>
            <NumberInput
              name={text.boundary(i + 1)}
              label={text.boundary(i + 1)}
              className="field-input number"
              range={{
                min: i === 0 ? limits.scheduleSteps.min : boundaries[i - 1] + 1,
                max: i === boundaries.length - 1 ? limits.scheduleSteps.max : boundaries[i + 1] - 1,
              }}
              whole
              value={boundary}
              step={byHundred}
              onChange={(step) => set({ ...schedule, boundaries: boundaries.with(i, step) })}
            />
            <span aria-hidden="true">→</span>
            <NumberInput
              name={text.rateAfter(i + 1)}
              label={text.rateAfter(i + 1)}
              className="field-input number"
              range={limits.learningRate}
              value={values[i]}
              step={stepLogarithmic}
              onChange={(value) => set({ ...schedule, values: values.with(i, value) })}
            />
            <button
              type="button"
              className="card-more"
              aria-label={text.removeBoundary(i + 1)}
              title={text.removeBoundary(i + 1)}
              disabled={boundaries.length === limits.boundaries.min}
              onClick={() => set(removeStage(schedule, i))}
            >
              <Icon name="close" size={14} />
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}
