import { setClip, setOptimizer } from '../../../document/edits.ts';
import { limits } from '../../../document/limits.ts';
import type { Clip, OptimizerSpec } from '../../../engine/specs/optimizerSpecs.ts';
import { clipNames, clipWays, optimizers } from '../../../keras/optimizers.ts';
import { NumberArgument, SelectArgument } from '../../options/Argument.tsx';
import { ClassArguments } from '../../options/ClassArguments.tsx';
import { useOptionsText } from '../../options/text.ts';
import { stepLogarithmic } from '../../controls/numberSteps.ts';
import { useExperiment, useWorkspace } from '../../useWorkspace.ts';
import { Part } from '../../lessons/Part.tsx';
import { ScheduleArguments } from './ScheduleArguments.tsx';

function ClipArguments({ clip }: { clip: Clip | null }) {
  const { edit } = useWorkspace();
  const { hints, clipping, noClipping } = useOptionsText();
  return (
    <>
      <SelectArgument
        name={clipping}
        hint={hints.clipping}
        value={clip?.by ?? 'none'}
        options={[
          { value: 'none' as const, label: noClipping },
          ...clipWays.map((by) => ({ value: by, label: clipNames[by] })),
        ]}
        onChange={(by) => edit((e) => setClip(e, by === 'none' ? null : { by, limit: clip?.limit ?? 1 }))}
      />
      {clip && (
        <div className="argument-inner">
          <NumberArgument
            name={clipNames[clip.by]}
            hint={hints.clipLimits[clip.by]}
            range={limits.clip}
            value={clip.limit}
            step={stepLogarithmic}
            onChange={(limit) => edit((e) => setClip(e, { ...clip, limit }))}
          />
        </div>
      )}
    </>
  );
}

/** All of the optimizer but its learning rate, which stands on the row; and how that goes on, as free as the rate itself. */
export function OptimizerArguments() {
  const { edit } = useWorkspace();
  const { hints } = useOptionsText();
  const optimizer = useExperiment((e) => e.optimizer);
  const { className, arguments: table } = optimizers[optimizer.name];
  return (
    <div className="arguments two">
      <div role="group" aria-label={className}>
        <ClassArguments<OptimizerSpec>
          table={table}
          spec={optimizer}
          hints={hints.optimizers}
          except={['learningRate']}
          set={(changed) => edit((e) => setOptimizer(e, changed))}
        />
        <ClipArguments clip={optimizer.clip} />
      </div>
      <div role="group" aria-label="schedule">
        <Part name="learning_rate">
          <ScheduleArguments />
        </Part>
      </div>
    </div>
  );
}
