import { optimizerClassNames } from '../../document/classNames.ts';
import { defaultOptimizer } from '../../document/defaults.ts';
import { setLearningRate, setLoss, setOptimizer } from '../../document/edits.ts';
import { limits } from '../../document/limits.ts';
import { losses } from '../../keras/losses.ts';
import { type LossName, lossNames, usualLossOptions } from '../../engine/specs/lossSpecs.ts';
import { optimizerNames } from '../../keras/optimizers.ts';
import { changedArguments } from '../controls/changed.ts';
import { late } from '../Late.tsx';
import { MoreOptions } from '../controls/MoreOptions.tsx';
import { NumberField } from '../controls/NumberField.tsx';
import { SelectField } from '../controls/SelectField.tsx';
import { stepLogarithmic } from '../controls/numberSteps.ts';
import { useText } from '../text/useText.ts';
import { useExperiment, useWorkspace } from '../useWorkspace.ts';
import { ChosenField } from './ChosenField.tsx';
import { Part, useIsKept } from '../lessons/Part.tsx';

const LossArguments = late(async () => (await import('./arguments/LossArguments.tsx')).LossArguments);
const OptimizerArguments = late(async () => (await import('./arguments/OptimizerArguments.tsx')).OptimizerArguments);
const MetricChoices = late(async () => (await import('./arguments/MetricChoices.tsx')).MetricChoices);

const learningRates = [0.00001, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10]; // as in Playground
const forNumbers = lossNames.filter((name) => losses[name].ofNumbers);
const lossOption = (name: LossName) => ({ value: name, label: name });
const optimizerOptions = optimizerNames.map((name) => ({ value: name, label: optimizerClassNames[name] }));

function LossField() {
  const { edit } = useWorkspace();
  const { ui } = useText();
  const loss = useExperiment((e) => e.loss);
  const options = useExperiment((e) => e.lossOptions);
  const takesAny = losses[loss].takes !== undefined;
  return (
    <div className="settings-pair">
      <SelectField
        label={ui.loss}
        hint={ui.hints.loss}
        snug
        value={loss}
        options={[
          {
            label: ui.lossGroups.classification,
            options: lossNames.filter((n) => !forNumbers.includes(n)).map(lossOption),
          },
          { label: ui.lossGroups.regression, options: forNumbers.map(lossOption) },
        ]}
        onChange={(name) => edit((e) => setLoss(e, name))}
      />
      {takesAny && (
        <MoreOptions className="settings-more" of={loss} changed={changedArguments(options, usualLossOptions)}>
          {() => <LossArguments />}
        </MoreOptions>
      )}
    </div>
  );
}

function OptimizerField() {
  const { edit } = useWorkspace();
  const { ui } = useText();
  const optimizer = useExperiment((e) => e.optimizer);
  const keepsRate = useIsKept('learning_rate');
  const changed = changedArguments(optimizer, defaultOptimizer(optimizer.name), ['learningRate']);
  return (
    <div className="settings-pair">
      <SelectField
        label={ui.optimizer}
        hint={ui.hints.optimizer}
        snug
        value={optimizer.name}
        options={optimizerOptions}
        onChange={(name) => {
          const usual = defaultOptimizer(name);
          edit((e) => {
            const { learningRate, schedule } = e.optimizer;
            return setOptimizer(e, keepsRate ? { ...usual, learningRate, schedule } : usual);
          });
        }}
      />
      <MoreOptions className="settings-more" of={optimizerClassNames[optimizer.name]} changed={changed}>
        {() => <OptimizerArguments />}
      </MoreOptions>
    </div>
  );
}

function MetricsField() {
  const { ui } = useText();
  const metrics = useExperiment((e) => e.metrics);
  const [only] = metrics;
  return (
    <ChosenField
      label={ui.metrics}
      hint={ui.hints.metrics}
      names={metrics}
      // one short name says more than its count
      summary={metrics.length === 1 && only.length <= 'precision'.length ? only : ui.chosen(metrics.length)}
      changed={[]}
    >
      <MetricChoices />
    </ChosenField>
  );
}

/** `model.compile(…)`: the loss, the optimizer, the metrics. */
export function CompileFields() {
  const { edit } = useWorkspace();
  const { ui } = useText();
  const learningRate = useExperiment((e) => e.optimizer.learningRate);
  return (
    <fieldset className="settings-group">
      <legend>{ui.compile}</legend>
      <Part name="loss">
        <LossField />
      </Part>
      <Part name="optimizer">
        <OptimizerField />
      </Part>
      <Part name="learning_rate">
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
      </Part>
      <Part name="metrics">
        <MetricsField />
      </Part>
    </fieldset>
  );
}
