import { callbackClassNames } from '../../document/classNames.ts';
import { setFit } from '../../document/edits.ts';
import { limits } from '../../document/limits.ts';
import { late } from '../Late.tsx';
import { NumberField } from '../controls/NumberField.tsx';
import { stepBy, stepPower } from '../controls/numberSteps.ts';
import { useText } from '../text/useText.ts';
import { useExperiment, useWorkspace } from '../useWorkspace.ts';
import { ChosenField } from './ChosenField.tsx';
import { Part } from '../lessons/Part.tsx';

const FitArguments = late(async () => (await import('./arguments/FitArguments.tsx')).FitArguments);

const batchSizes = [1, 2, 4, 8, 16, 32, 64, 128];
const epochLimits = [10, 100, 200, 500, 1000, 2000, 5000];
const splits = [0, 0.1, 0.2, 0.3, 0.5];

/** `model.fit(…)`: how long, in which portions, what is kept back, and what watches it. */
export function FitFields() {
  const { edit } = useWorkspace();
  const { ui } = useText();
  const batchSize = useExperiment((e) => e.batchSize);
  const epochs = useExperiment((e) => e.epochs);
  const validationSplit = useExperiment((e) => e.validationSplit);
  const shuffle = useExperiment((e) => e.shuffle);
  const callbacks = useExperiment((e) => e.callbacks);
  return (
    <fieldset className="settings-group">
      <legend>{ui.fit}</legend>
      <Part name="batch_size">
        <NumberField
          label={ui.batchSize}
          range={limits.batchSize}
          whole
          hint={ui.hints.batchSize}
          value={batchSize}
          width={54}
          offered={batchSizes}
          step={stepPower}
          onChange={(value) => edit((e) => setFit(e, { batchSize: value }))}
        />
      </Part>
      <Part name="epochs">
        <NumberField
          label={ui.epochs}
          range={limits.epochs}
          whole
          hint={ui.hints.epochs}
          value={epochs}
          width={68}
          offered={epochLimits}
          step={stepBy(100)}
          onChange={(value) => edit((e) => setFit(e, { epochs: value }))}
        />
      </Part>
      <Part name="validation_split">
        <NumberField
          label={ui.validationSplit}
          range={limits.validationSplit}
          hint={ui.hints.validationSplit}
          value={validationSplit}
          width={54}
          offered={splits}
          step={stepBy(0.1)}
          onChange={(value) => edit((e) => setFit(e, { validationSplit: value }))}
        />
      </Part>
      <Part name="epochs">
        <ChosenField
          label={ui.callbacks}
          hint={ui.hints.callbacks}
          names={callbacks.map(({ name }) => callbackClassNames[name])}
          summary={callbacks.length === 0 ? ui.chosen(0) : String(callbacks.length)}
          changed={shuffle ? [] : ['shuffle']}
        >
          <FitArguments />
        </ChosenField>
      </Part>
    </fieldset>
  );
}
