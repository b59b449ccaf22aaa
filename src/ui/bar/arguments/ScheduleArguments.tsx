import { scheduleClassNames } from '../../../document/classNames.ts';
import { setSchedule } from '../../../document/edits.ts';
import { limits } from '../../../document/limits.ts';
import { type ScheduleSpec, scheduleNames } from '../../../engine/specs/schedules.ts';
import { CheckArgument, NumberArgument, OptionalArgument, SelectArgument } from '../../options/Argument.tsx';
import { useOptionsText } from '../../options/text.ts';
import { stepBy, stepLogarithmic } from '../../steps.ts';
import { useExperiment, useWorkspace } from '../../workspace.ts';
import { PiecewiseArguments } from './PiecewiseArguments.tsx';
import { RateCurve } from './RateCurve.tsx';
import { startSchedule } from './startSchedule.ts';
import { rounded } from '../../../document/spelling.ts';

const byHundred = stepBy(100);
const byTenth = stepBy(0.1);

interface Props {
  readonly schedule: ScheduleSpec;
  readonly set: (schedule: ScheduleSpec) => void;
}

function OwnArguments({ schedule, set }: Props) {
  const { hints, give } = useOptionsText();
  const learningRate = useExperiment((e) => e.optimizer.learningRate);
  switch (schedule.name) {
    case 'exponential_decay':
    case 'inverse_time_decay': {
      const exponential = schedule.name === 'exponential_decay';
      return (
        <>
          <NumberArgument
            name="decay_steps"
            hint={hints.decaySteps}
            range={limits.decaySteps}
            whole
            value={schedule.decaySteps}
            step={byHundred}
            onChange={(decaySteps) => set({ ...schedule, decaySteps })}
          />
          <NumberArgument
            name="decay_rate"
            hint={exponential ? hints.decayRate : hints.inverseRate}
            range={exponential ? limits.decayRate : limits.inverseDecayRate}
            value={schedule.decayRate}
            step={byTenth}
            onChange={(decayRate) => set({ ...schedule, decayRate })}
          />
          <CheckArgument
            name="staircase"
            hint={hints.staircase}
            checked={schedule.staircase}
            onChange={(staircase) => set({ ...schedule, staircase })}
          />
        </>
      );
    }
    case 'cosine_decay':
      return (
        <>
          <NumberArgument
            name="decay_steps"
            hint={hints.cosineSteps}
            range={limits.decaySteps}
            whole
            value={schedule.decaySteps}
            step={byHundred}
            onChange={(decaySteps) => set({ ...schedule, decaySteps })}
          />
          <NumberArgument
            name="alpha"
            hint={hints.cosineAlpha}
            range={limits.cosineAlpha}
            value={schedule.alpha}
            step={byTenth}
            onChange={(alpha) => set({ ...schedule, alpha })}
          />
          <OptionalArgument
            name="warmup_target"
            hint={hints.warmupTarget}
            range={limits.warmupTarget}
            value={schedule.warmupTarget}
            start={Math.max(limits.warmupTarget.min, rounded(learningRate * 10, 6))}
            give={give('warmup_target')}
            step={stepLogarithmic}
            onChange={(warmupTarget) =>
              set({
                ...schedule,
                warmupTarget,
                // a rise of no batches would not be one
                warmupSteps: warmupTarget === null ? 0 : schedule.warmupSteps || Math.ceil(schedule.decaySteps / 10),
              })
            }
          />
          {schedule.warmupTarget !== null && (
            <NumberArgument
              name="warmup_steps"
              hint={hints.warmupSteps}
              range={limits.scheduleSteps}
              whole
              value={schedule.warmupSteps}
              step={byHundred}
              onChange={(warmupSteps) => set({ ...schedule, warmupSteps })}
            />
          )}
        </>
      );
    case 'piecewise_constant_decay':
      return <PiecewiseArguments schedule={schedule} set={set} />;
  }
}

/** How the learning rate goes on from its first value, and the picture of it. */
export function ScheduleArguments() {
  const { edit } = useWorkspace();
  const { hints, noSchedule } = useOptionsText();
  const schedule = useExperiment((e) => e.optimizer.schedule);
  return (
    <>
      <SelectArgument
        name="schedule"
        hint={hints.schedule}
        value={schedule?.name ?? 'none'}
        options={[
          { value: 'none' as const, label: noSchedule },
          ...scheduleNames.map((name) => ({ value: name, label: scheduleClassNames[name] })),
        ]}
        onChange={(name) => edit((e) => setSchedule(e, name === 'none' ? null : startSchedule(name, e)))}
      />
      {schedule && <OwnArguments schedule={schedule} set={(changed) => edit((e) => setSchedule(e, changed))} />}
      <RateCurve />
    </>
  );
}
