import { layerClassNames } from '../../document/classNames.ts';
import { setInputs } from '../../document/edits.ts';
import { addHiddenLayer } from '../../document/hiddenLayer.ts';
import type { Problem } from '../../document/problem.ts';
import { denseRoles } from '../../document/shape.ts';
import { limits } from '../../document/limits.ts';
import { edit, useExperiment } from '../../state/app.ts';
import { Icon } from '../icons.tsx';
import { stepBy } from '../steps.ts';
import { useText } from '../text.tsx';
import { InsertHere } from './InsertHere.tsx';
import { LayerCard } from './LayerCard.tsx';
import './layers.css';
import { Stepper } from './Stepper.tsx';

const byOne = stepBy(1);

function severityAt(problems: readonly Problem[], index: number): 'error' | 'warning' | null {
  const here = problems.filter(({ place }) => place.kind === 'layer' && place.index === index);
  if (here.length === 0) return null;
  return here.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
}

/** `Sequential([…])`: one card a Keras layer, in order, with `+` between. */
export function LayerStrip({ problems }: { problems: readonly Problem[] }) {
  const { ui } = useText();
  const inputs = useExperiment((e) => e.inputs);
  const layers = useExperiment((e) => e.layers);
  const roles = denseRoles({ inputs, layers });
  const wrongInputs = problems.some(({ place }) => place.kind === 'inputs');
  const nameOf = (index: number) => (index < 0 ? ui.input : ui.place(index, layerClassNames[layers[index].type]));
  return (
    <div className="strip">
      <ol className="strip-cards" aria-label={ui.layers}>
        <li className={`card role-input${wrongInputs ? ' has-error' : ''}`}>
          <span className="card-head">
            <span className="card-name">{ui.input}</span>
          </span>
          <Stepper
            label={ui.inputUnits}
            range={limits.inputs}
            whole
            value={inputs}
            step={byOne}
            onChange={(units) => edit((e) => setInputs(e, units))}
          />
        </li>
        <InsertHere at={0} after={nameOf(-1)} />
        {layers.flatMap((layer, index) => [
          <LayerCard
            key={`layer ${index}`}
            index={index}
            layer={layer}
            role={roles[index]}
            last={index === layers.length - 1}
            severity={severityAt(problems, index)}
          />,
          <InsertHere key={`insert ${index}`} at={index + 1} after={nameOf(index)} />,
        ])}
      </ol>
      <button type="button" className="tool strip-add" title={ui.addLayerHint} onClick={() => edit(addHiddenLayer)}>
        <Icon name="plus" size={16} />
        <span>{ui.addLayer}</span>
      </button>
    </div>
  );
}
