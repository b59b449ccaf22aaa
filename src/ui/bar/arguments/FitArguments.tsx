import { callbackClassNames } from '../../../document/classNames.ts';
import { usualCallbacks } from '../../../document/defaults.ts';
import { removeCallback, setCallback, setShuffle } from '../../../document/edits.ts';
import type { CallbackName } from '../../../engine/specs/callbacks.ts';
import { CheckArgument } from '../../options/Argument.tsx';
import '../../options/options.css';
import { useOptionsText } from '../../options/text.ts';
import { useExperiment, useWorkspace } from '../../workspace.ts';
import { CallbackArguments } from './CallbackArguments.tsx';

function Callback({ name }: { name: CallbackName }) {
  const { edit } = useWorkspace();
  const { hints } = useOptionsText();
  const callback = useExperiment((e) => e.callbacks.find((each) => each.name === name));
  return (
    <>
      <CheckArgument
        name={callbackClassNames[name]}
        hint={hints[name]}
        checked={callback !== undefined}
        onChange={(on) => edit((e) => (on ? setCallback(e, usualCallbacks[name]) : removeCallback(e, name)))}
      />
      {callback && callback.name !== 'terminate_on_nan' && (
        <div className="argument-inner" role="group" aria-label={callbackClassNames[name]}>
          <CallbackArguments callback={callback} set={(changed) => edit((e) => setCallback(e, changed))} />
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
        <CheckArgument
          name="shuffle"
          hint={hints.shuffle}
          checked={shuffle}
          onChange={(on) => edit((e) => setShuffle(e, on))}
        />
        <Callback name="early_stopping" />
      </div>
      <div>
        <Callback name="reduce_lr_on_plateau" />
        <Callback name="terminate_on_nan" />
      </div>
    </div>
  );
}
