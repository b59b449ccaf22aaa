import { setLayer, setUnits } from '../../document/edits.ts';
import { limits, type Range } from '../../document/limits.ts';
import type { Layer } from '../../engine/specs/model.ts';
import { givenArguments, withArgument } from '../../keras/argument.ts';
import { layers } from '../../keras/layers.ts';
import { steps } from '../controls/numberSteps.ts';
import { Part } from '../lessons/Part.tsx';
import { useText } from '../text/useText.ts';
import { useWorkspace } from '../useWorkspace.ts';
import { ActivationSelect } from './ActivationSelect.tsx';
import { UnitsStepper } from './UnitsStepper.tsx';

interface Props {
  readonly index: number;
  readonly layer: Layer;
  readonly place: string;
  /** An Activation stands in the same column. */
  readonly hasActivation: boolean;
}

interface NumberProps {
  /** The argument, in Keras's words. */
  readonly name: string;
  readonly place: string;
  readonly range: Range;
  readonly value: number;
  readonly step: (value: number, direction: 1 | -1) => number;
  readonly onChange: (value: number) => void;
}

function CardNumber({ name, place, ...input }: NumberProps) {
  const { ui } = useText();
  return (
    <span className="card-number">
      <span aria-hidden="true">{name}</span>
      <UnitsStepper label={ui.argumentOf(name, place)} {...input} />
    </span>
  );
}

/** The most important settings of a layer, to be read and changed on its card. */
export function CardBody({ index, layer, place, hasActivation }: Props) {
  const { edit } = useWorkspace();
  const { ui } = useText();
  if (layer.type === 'activation') {
    return (
      <Part name="activation">
        <ActivationSelect index={index} value={layer.activation} place={place} fused={false} />
      </Part>
    );
  }
  if (layer.type === 'dense') {
    return (
      <>
        <Part name="units">
          <UnitsStepper
            label={ui.unitsOf(place)}
            range={limits.units}
            whole
            value={layer.units}
            step={steps.one}
            onChange={(units) => edit((e) => setUnits(e, index, units))}
          />
        </Part>
        {(!hasActivation || layer.activation !== 'linear') && (
          <Part name="activation">
            <ActivationSelect index={index} value={layer.activation} place={place} fused />
          </Part>
        )}
      </>
    );
  }
  if (layer.type === 'p_re_lu') return <p className="card-note">{ui.slopeIsLearned}</p>;
  if (layer.type === 'softmax') return <p className="card-note">{ui.sumsToOne}</p>;
  return givenArguments<Layer>(layers[layer.type].arguments, layer).map(
    (given) =>
      given.type === 'number' &&
      given.onCard && (
        <Part key={given.key} name="layer_arguments">
          <CardNumber
            name={given.name}
            place={place}
            range={given.range}
            value={given.value}
            step={steps[given.step]}
            onChange={(value) => edit((e) => setLayer(e, index, withArgument<Layer>(layer, given.key, value)))}
          />
        </Part>
      ),
  );
}
