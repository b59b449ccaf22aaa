import { optimizerClassNames } from '../../document/classNames.ts';
import { defaultOptimizer } from '../../document/defaults.ts';
import { newSeed, setFit, setLearningRate, setLoss, setMetrics, setOptimizer } from '../../document/edits.ts';
import { limits } from '../../document/limits.ts';
import { parameterCount } from '../../document/shape.ts';
import { lossNames } from '../../engine/losses.ts';
import { optimizerNames } from '../../engine/optimizers.ts';
import { edit, useExperiment } from '../../state/app.ts';
import { Icon } from '../icons.tsx';
import { Fingerprint } from './Fingerprint.tsx';
import { CheckField } from '../CheckField.tsx';
import { NumberField } from '../NumberField.tsx';
import { SelectField } from '../SelectField.tsx';
import { stepBy, stepLogarithmic, stepPower } from '../steps.ts';
import './settings.css';
import { useText } from '../text.tsx';

const learningRates = [0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3];
const batchSizes = [1, 2, 4, 8, 16, 32, 64, 128];
const epochLimits = [10, 100, 200, 500, 1000, 2000, 5000];
const splits = [0, 0.1, 0.2, 0.3, 0.5];

function SgdFields() {
  const { ui } = useText();
  const optimizer = useExperiment((e) => e.optimizer);
  if (optimizer.name !== 'sgd') return null;
  return (
    <>
      <NumberField
        label={ui.momentum}
        range={limits.momentum}
        hint={ui.hints.momentum}
        value={optimizer.momentum}
        width={54}
        offered={[0, 0.5, 0.9, 0.99]}
        step={stepBy(0.1)}
        onChange={(momentum) => edit((e) => setOptimizer(e, { ...optimizer, momentum }))}
      />
      <CheckField
        label={ui.nesterov}
        hint={ui.hints.nesterov}
        checked={optimizer.nesterov}
        onChange={(nesterov) => edit((e) => setOptimizer(e, { ...optimizer, nesterov }))}
      />
    </>
  );
}

/** `model.compile(…)`: the loss and the optimizer. */
function CompileFields() {
  const { ui } = useText();
  const loss = useExperiment((e) => e.loss);
  const optimizer = useExperiment((e) => e.optimizer.name);
  const learningRate = useExperiment((e) => e.optimizer.learningRate);
  const accuracy = useExperiment((e) => e.metrics.includes('accuracy'));
  return (
    <fieldset className="settings-group">
      <legend>{ui.compile}</legend>
      <SelectField
        label={ui.loss}
        hint={ui.hints.loss}
        value={loss}
        options={lossNames.map((name) => ({ value: name, label: name }))}
        onChange={(name) => edit((e) => setLoss(e, name))}
      />
      <SelectField
        label={ui.optimizer}
        hint={ui.hints.optimizer}
        value={optimizer}
        options={optimizerNames.map((name) => ({ value: name, label: optimizerClassNames[name] }))}
        onChange={(name) => edit((e) => setOptimizer(e, defaultOptimizer(name)))}
      />
      <NumberField
        label={ui.learningRate}
        range={limits.learningRate}
        hint={ui.hints.learningRate}
        value={learningRate}
        width={84}
        offered={learningRates}
        step={stepLogarithmic}
        onChange={(value) => edit((e) => setLearningRate(e, value))}
      />
      <SgdFields />
      <CheckField
        label={ui.metrics}
        hint={ui.hints.metrics}
        checked={accuracy}
        onChange={(on) => edit((e) => setMetrics(e, on ? ['accuracy'] : []))}
      />
    </fieldset>
  );
}

/** `model.fit(…)`: how long, in which portions, and what is kept back. */
function FitFields() {
  const { ui } = useText();
  const batchSize = useExperiment((e) => e.batchSize);
  const epochs = useExperiment((e) => e.epochs);
  const validationSplit = useExperiment((e) => e.validationSplit);
  return (
    <fieldset className="settings-group">
      <legend>{ui.fit}</legend>
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
      <NumberField
        label={ui.epochs}
        range={limits.epochs}
        whole
        hint={ui.hints.epochs}
        value={epochs}
        width={64}
        offered={epochLimits}
        step={stepBy(100)}
        onChange={(value) => edit((e) => setFit(e, { epochs: value }))}
      />
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
    </fieldset>
  );
}

/** The row under the bar: what Keras is told in `compile` and `fit`, in its own words. */
export function Settings({ onNewSeed }: { onNewSeed: () => void }) {
  const { ui } = useText();
  const seed = useExperiment((e) => e.seed);
  const parameters = useExperiment(parameterCount);
  return (
    <div className="settings">
      <CompileFields />
      <FitFields />
      <div className="settings-group">
        <NumberField
          label={ui.seed}
          range={limits.seed}
          whole
          hint={ui.hints.seed}
          value={seed}
          width={64}
          step={stepBy(1)}
          onChange={(value) => edit((e) => newSeed(e, value))}
        />
        <button type="button" className="tool" onClick={onNewSeed} title={ui.newSeedHint}>
          <Icon name="dice" />
          <span>{ui.newSeed}</span>
        </button>
      </div>
      <div className="settings-count">
        <p>{ui.parameters(parameters)}</p>
        <Fingerprint />
      </div>
    </div>
  );
}
