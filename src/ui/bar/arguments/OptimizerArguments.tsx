import { optimizerClassNames } from '../../../document/classNames.ts';
import { setClip, setOptimizer, setWeightDecay } from '../../../document/edits.ts';
import { limits } from '../../../document/limits.ts';
import type { Clip } from '../../../engine/specs/optimizers.ts';
import { NumberArgument, SelectArgument } from '../../options/Argument.tsx';
import '../../options/options.css';
import { useOptionsText } from '../../options/text.ts';
import { stepLogarithmic } from '../../steps.ts';
import { useExperiment, useWorkspace } from '../../workspace.ts';
import { OwnArguments } from './OwnArguments.tsx';
import { ScheduleArguments } from './ScheduleArguments.tsx';

/** Keras's three arguments, of which it takes one. */
const clipNames: { readonly [B in Clip['by']]: string } = {
  norm: 'clipnorm',
  value: 'clipvalue',
  global_norm: 'global_clipnorm',
};

function ClipArguments({ clip }: { clip: Clip | null }) {
  const { edit } = useWorkspace();
  const { hints, clipping, noClipping } = useOptionsText();
  const ways = ['norm', 'value', 'global_norm'] as const;
  return (
    <>
      <SelectArgument
        name={clipping}
        hint={hints.clipping}
        value={clip?.by ?? 'none'}
        options={[
          { value: 'none' as const, label: noClipping },
          ...ways.map((by) => ({ value: by, label: clipNames[by] })),
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

/** All of the optimizer but its learning rate, which stands on the row; and how that goes on. */
export function OptimizerArguments() {
  const { edit } = useWorkspace();
  const { hints } = useOptionsText();
  const optimizer = useExperiment((e) => e.optimizer);
  return (
    <div className="arguments two">
      <div role="group" aria-label={optimizerClassNames[optimizer.name]}>
        <OwnArguments optimizer={optimizer} set={(changed) => edit((e) => setOptimizer(e, changed))} />
        <NumberArgument
          name="weight_decay"
          hint={hints.weightDecay}
          range={limits.weightDecay}
          value={optimizer.weightDecay}
          step={stepLogarithmic}
          onChange={(weightDecay) => edit((e) => setWeightDecay(e, weightDecay))}
        />
        <ClipArguments clip={optimizer.clip} />
      </div>
      <div role="group" aria-label="schedule">
        <ScheduleArguments />
      </div>
    </div>
  );
}
