import { newSeed } from '../../document/edits.ts';
import { limits } from '../../document/limits.ts';
import { parameterCount } from '../../document/shape.ts';
import { Icon } from '../controls/icons.tsx';
import { Controls } from '../lessons/Controls.tsx';
import { Part } from '../lessons/Part.tsx';
import { NumberField } from '../controls/NumberField.tsx';
import { stepBy } from '../controls/numberSteps.ts';
import { slimBar, useNarrowerThan } from '../screen.ts';
import { useText } from '../text/useText.ts';
import { useExperiment, useWorkspace } from '../useWorkspace.ts';
import { CompileFields } from './CompileFields.tsx';
import { Fingerprint } from './Fingerprint.tsx';
import { FitFields } from './FitFields.tsx';
import './settings.css';

/** Decides the initial weights and the order of the examples. */
function Seed({ onNewSeed }: { onNewSeed: () => void }) {
  const { edit } = useWorkspace();
  const { ui } = useText();
  const seed = useExperiment((e) => e.seed);
  return (
    <div className="settings-group">
      <NumberField
        label={ui.seed}
        range={limits.seed}
        whole
        hint={ui.hints.seed}
        value={seed}
        width={88}
        step={stepBy(1)}
        onChange={(value) => edit((e) => newSeed(e, value))}
      />
      <button
        type="button"
        className="tool icon-only"
        aria-label={ui.newSeed}
        title={`${ui.newSeed}: ${ui.newSeedHint}`}
        onClick={onNewSeed}
      >
        <Icon name="dice" />
      </button>
    </div>
  );
}

/** The row under the bar: what Keras is told in `compile` and `fit`, in its own words. */
export function Settings({ onNewSeed }: { onNewSeed: () => void }) {
  const { ui } = useText();
  const parameters = useExperiment(parameterCount);
  const isSlim = useNarrowerThan(slimBar);
  return (
    <div className={isSlim ? 'settings settings-slim' : 'settings'}>
      <Controls name="compile">
        <CompileFields />
      </Controls>
      <Controls name="fit">
        <FitFields />
        <Part name="seed">
          <Seed onNewSeed={onNewSeed} />
        </Part>
      </Controls>
      <div className="settings-count">
        <p>{parameters > 0 && ui.parameters(parameters)}</p>
        <Fingerprint />
      </div>
    </div>
  );
}
