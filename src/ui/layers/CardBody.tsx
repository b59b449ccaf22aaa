import { setLayer, setUnits } from '../../document/edits.ts';
import { limits, type Range } from '../../document/limits.ts';
import type { Layer } from '../../engine/specs/model.ts';
import { stepBy, stepLogarithmic, stepNines } from '../steps.ts';
import { useText } from '../text.tsx';
import { useWorkspace } from '../workspace.ts';
import { ActivationSelect } from './ActivationSelect.tsx';
import { Stepper } from './Stepper.tsx';

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
      <Stepper label={ui.argumentOf(name, place)} {...input} />
    </span>
  );
}

const byOne = stepBy(1);
const byTenth = stepBy(0.1);

/** The most important settings of a layer, to be read and changed on its card. */
export function CardBody({ index, layer, place, hasActivation }: Props) {
  const { edit } = useWorkspace();
  const { ui } = useText();
  const set = (changed: Layer): void => edit((e) => setLayer(e, index, changed));
  switch (layer.type) {
    case 'dense':
      return (
        <>
          <Stepper
            label={ui.unitsOf(place)}
            range={limits.units}
            whole
            value={layer.units}
            step={byOne}
            onChange={(units) => edit((e) => setUnits(e, index, units))}
          />
          {(!hasActivation || layer.activation !== 'linear') && (
            <ActivationSelect index={index} value={layer.activation} place={place} fused />
          )}
        </>
      );
    case 'activation':
      return <ActivationSelect index={index} value={layer.activation} place={place} fused={false} />;
    case 're_lu':
    case 'leaky_re_lu':
      return (
        <CardNumber
          name="negative_slope"
          place={place}
          range={limits.slope}
          value={layer.negativeSlope}
          step={byTenth}
          onChange={(negativeSlope) => set({ ...layer, negativeSlope })}
        />
      );
    case 'p_re_lu':
      return <p className="card-note">{ui.slopeIsLearned}</p>;
    case 'elu':
      return (
        <CardNumber
          name="alpha"
          place={place}
          range={limits.slope}
          value={layer.alpha}
          step={byTenth}
          onChange={(alpha) => set({ ...layer, alpha })}
        />
      );
    case 'softmax':
      return <p className="card-note">{ui.sumsToOne}</p>;
    case 'dropout':
      return (
        <CardNumber
          name="rate"
          place={place}
          range={limits.rate}
          value={layer.rate}
          step={byTenth}
          onChange={(rate) => set({ ...layer, rate })}
        />
      );
    case 'gaussian_noise':
      return (
        <CardNumber
          name="stddev"
          place={place}
          range={limits.stddev}
          value={layer.stddev}
          step={byTenth}
          onChange={(stddev) => set({ ...layer, stddev })}
        />
      );
    case 'batch_normalization':
      return (
        <CardNumber
          name="momentum"
          place={place}
          range={limits.movingMomentum}
          value={layer.momentum}
          step={stepNines}
          onChange={(momentum) => set({ ...layer, momentum })}
        />
      );
    case 'layer_normalization':
      return (
        <CardNumber
          name="epsilon"
          place={place}
          range={limits.epsilon}
          value={layer.epsilon}
          step={stepLogarithmic}
          onChange={(epsilon) => set({ ...layer, epsilon })}
        />
      );
  }
}
