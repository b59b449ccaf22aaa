import { scheduleClassNames } from '../../../document/classNames.ts';
import { setSchedule } from '../../../document/edits.ts';
import { type ScheduleSpec, scheduleNames } from '../../../engine/specs/scheduleSpecs.ts';
import { schedules } from '../../../keras/schedules.ts';
import { SelectArgument } from '../../options/Argument.tsx';
import { ClassArguments } from '../../options/ClassArguments.tsx';
import { useOptionsText } from '../../options/text.ts';
import { useExperiment, useWorkspace } from '../../useWorkspace.ts';
import { PiecewiseArguments } from './PiecewiseArguments.tsx';
import { RateCurve } from './RateCurve.tsx';
import { startSchedule, withWarmup } from './startSchedule.ts';
import './schedule.css';

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
      {schedule?.name === 'piecewise_constant_decay' && (
        <PiecewiseArguments schedule={schedule} set={(changed) => edit((e) => setSchedule(e, changed))} />
      )}
      {schedule && schedule.name !== 'piecewise_constant_decay' && (
        <ClassArguments<ScheduleSpec>
          table={schedules[schedule.name].arguments}
          spec={schedule}
          hints={hints.schedules[schedule.name]}
          set={(changed) => edit((e) => setSchedule(e, withWarmup(changed, e.optimizer)))}
        />
      )}
      <RateCurve />
    </>
  );
}
