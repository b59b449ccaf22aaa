import { usualCallbacks } from '../../../document/defaults.ts';
import { removeCallback, setCallback, setShuffle } from '../../../document/edits.ts';
import type { CallbackName, CallbackSpec } from '../../../engine/specs/callbackSpecs.ts';
import { callbacks } from '../../../keras/callbacks.ts';
import { CheckArgument } from '../../options/Argument.tsx';
import { ClassArguments } from '../../options/ClassArguments.tsx';
import { useOptionsText } from '../../options/text.ts';
import { Part } from '../../lessons/Part.tsx';
import { useExperiment, useWorkspace } from '../../useWorkspace.ts';

/** What one changes first: what is watched, how patiently. */
const first = ['monitor', 'factor', 'patience', 'minDelta', 'mode', 'restoreBestWeights'];

function Callback({ name }: { name: CallbackName }) {
  const { edit } = useWorkspace();
  const { hints } = useOptionsText();
  const { className, arguments: table } = callbacks[name];
  const callback = useExperiment((e) => e.callbacks.find((each) => each.name === name));
  return (
    <>
      <CheckArgument
        name={className}
        hint={hints[name]}
        checked={callback !== undefined}
        onChange={(on) => edit((e) => (on ? setCallback(e, usualCallbacks[name]) : removeCallback(e, name)))}
      />
      {callback && Object.keys(table).length > 0 && (
        <div className="argument-inner" role="group" aria-label={className}>
          <ClassArguments<CallbackSpec>
            table={table}
            spec={callback}
            hints={hints.callbacks}
            first={first}
            set={(changed) => edit((e) => setCallback(e, changed))}
          />
        </div>
      )}
    </>
  );
}

/** Other arguments of `fit`: shuffling, and the callbacks, each with its arguments while it is on. */
export function FitArguments() {
  const { edit } = useWorkspace();
  const { hints } = useOptionsText();
  const shuffle = useExperiment((e) => e.shuffle);
  return (
    <div className="arguments two">
      <div>
        <Part name="shuffle">
          <CheckArgument
            name="shuffle"
            hint={hints.shuffle}
            checked={shuffle}
            onChange={(on) => edit((e) => setShuffle(e, on))}
          />
        </Part>
        <Callback name="early_stopping" />
      </div>
      <div>
        <Callback name="reduce_lr_on_plateau" />
        <Callback name="terminate_on_nan" />
      </div>
    </div>
  );
}
