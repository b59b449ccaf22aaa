import { setLossOptions } from '../../../document/edits.ts';
import { lossOptions, lossTakes } from '../../../keras/losses.ts';
import { ClassArguments } from '../../options/ClassArguments.tsx';
import { useOptionsText } from '../../options/text.ts';
import { useExperiment, useWorkspace } from '../../useWorkspace.ts';

/** The arguments of the loss: those that it takes. */
export function LossArguments() {
  const { edit } = useWorkspace();
  const { hints } = useOptionsText();
  const loss = useExperiment((e) => e.loss);
  const options = useExperiment((e) => e.lossOptions);
  return (
    <div className="arguments">
      <ClassArguments
        table={lossOptions}
        spec={options}
        hints={hints.losses}
        except={Object.keys(lossOptions).filter((key) => !lossTakes(loss, key))}
        set={(changed) => edit((e) => setLossOptions(e, changed))}
      />
    </div>
  );
}
