import { limits } from '../../../document/limits.ts';
import { hasValidation } from '../../../document/fitRows.ts';
import type { CallbackSpec } from '../../../engine/specs/callbacks.ts';
import { CheckArgument, NumberArgument, OptionalArgument, SelectArgument } from '../../options/Argument.tsx';
import { useOptionsText } from '../../options/text.ts';
import { stepBy, stepLogarithmic } from '../../steps.ts';
import { useExperiment } from '../../workspace.ts';
import { historyKeys } from './historyKeys.ts';

type Watching = Exclude<CallbackSpec, { readonly name: 'terminate_on_nan' }>;

interface Props {
  readonly callback: Watching;
  readonly set: (callback: Watching) => void;
}

const byOne = stepBy(1);
const byTenth = stepBy(0.1);
const modes = (['auto', 'min', 'max'] as const).map((mode) => ({ value: mode, label: mode }));

function Monitor({ callback, set }: Props) {
  const { hints } = useOptionsText();
  const metrics = useExperiment((e) => e.metrics);
  const validated = useExperiment(hasValidation);
  const keys = historyKeys(metrics, validated);
  const there = keys.includes(callback.monitor);
  return (
    <SelectArgument
      name="monitor"
      hint={there ? hints.monitor : hints.notThere}
      value={callback.monitor}
      options={[...keys, ...(there ? [] : [callback.monitor])].map((key) => ({ value: key, label: key }))}
      onChange={(monitor) => set({ ...callback, monitor })}
    />
  );
}

/** In Keras's order but for what one changes first: what is watched, how patiently, then the rest. */
export function CallbackArguments({ callback, set }: Props) {
  const { hints, give } = useOptionsText();
  return (
    <>
      <Monitor callback={callback} set={set} />
      {callback.name === 'reduce_lr_on_plateau' && (
        <NumberArgument
          name="factor"
          hint={hints.factor}
          range={limits.factor}
          value={callback.factor}
          step={byTenth}
          onChange={(factor) => set({ ...callback, factor })}
        />
      )}
      <NumberArgument
        name="patience"
        hint={hints.patience}
        range={limits.patience}
        whole
        value={callback.patience}
        step={byOne}
        onChange={(patience) => set({ ...callback, patience })}
      />
      <NumberArgument
        name="min_delta"
        hint={hints.minDelta}
        range={limits.minDelta}
        value={callback.minDelta}
        step={stepLogarithmic}
        onChange={(minDelta) => set({ ...callback, minDelta })}
      />
      <SelectArgument
        name="mode"
        hint={hints.mode}
        value={callback.mode}
        options={modes}
        onChange={(mode) => set({ ...callback, mode })}
      />
      {callback.name === 'early_stopping' ? (
        <>
          <CheckArgument
            name="restore_best_weights"
            hint={hints.restoreBestWeights}
            checked={callback.restoreBestWeights}
            onChange={(restoreBestWeights) => set({ ...callback, restoreBestWeights })}
          />
          <OptionalArgument
            name="baseline"
            hint={hints.baseline}
            range={limits.baseline}
            value={callback.baseline}
            start={1}
            give={give('baseline')}
            step={byTenth}
            onChange={(baseline) => set({ ...callback, baseline })}
          />
          <NumberArgument
            name="start_from_epoch"
            hint={hints.startFromEpoch}
            range={limits.patience}
            whole
            value={callback.startFromEpoch}
            step={byOne}
            onChange={(startFromEpoch) => set({ ...callback, startFromEpoch })}
          />
        </>
      ) : (
        <>
          <NumberArgument
            name="cooldown"
            hint={hints.cooldown}
            range={limits.patience}
            whole
            value={callback.cooldown}
            step={byOne}
            onChange={(cooldown) => set({ ...callback, cooldown })}
          />
          <NumberArgument
            name="min_lr"
            hint={hints.minLr}
            range={limits.learningRate}
            value={callback.minLr}
            step={stepLogarithmic}
            onChange={(minLr) => set({ ...callback, minLr })}
          />
        </>
      )}
    </>
  );
}
