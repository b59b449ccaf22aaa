import { setLossOptions } from '../../../document/edits.ts';
import { limits } from '../../../document/limits.ts';
import { lossTakes } from '../../../keras/losses.ts';
import { CheckArgument, NumberArgument } from '../../options/Argument.tsx';
import '../../options/options.css';
import { useOptionsText } from '../../options/text.ts';
import { stepBy, stepLogarithmic } from '../../steps.ts';
import { useExperiment, useWorkspace } from '../../workspace.ts';

const byTenth = stepBy(0.1);

/** The arguments of the loss: those that it takes. */
export function LossArguments() {
  const { edit } = useWorkspace();
  const { hints } = useOptionsText();
  const loss = useExperiment((e) => e.loss);
  const { fromLogits, labelSmoothing, delta } = useExperiment((e) => e.lossOptions);
  return (
    <div className="arguments">
      {lossTakes(loss, 'fromLogits') && (
        <CheckArgument
          name="from_logits"
          hint={hints.fromLogits}
          checked={fromLogits}
          onChange={(on) => edit((e) => setLossOptions(e, { fromLogits: on }))}
        />
      )}
      {lossTakes(loss, 'labelSmoothing') && (
        <NumberArgument
          name="label_smoothing"
          hint={hints.labelSmoothing}
          range={limits.labelSmoothing}
          value={labelSmoothing}
          step={byTenth}
          onChange={(value) => edit((e) => setLossOptions(e, { labelSmoothing: value }))}
        />
      )}
      {lossTakes(loss, 'delta') && (
        <NumberArgument
          name="delta"
          hint={hints.delta}
          range={limits.delta}
          value={delta}
          step={stepLogarithmic}
          onChange={(value) => edit((e) => setLossOptions(e, { delta: value }))}
        />
      )}
    </div>
  );
}
