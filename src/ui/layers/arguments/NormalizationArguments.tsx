import { limits } from '../../../document/limits.ts';
import type { BatchNormalizationLayer, LayerNormalizationLayer } from '../../../engine/specs/model.ts';
import { CheckArgument, NumberArgument } from '../../options/Argument.tsx';
import { useOptionsText } from '../../options/text.ts';
import { stepLogarithmic } from '../../steps.ts';
import { TrainableArgument } from './TrainableArgument.tsx';

interface Props {
  readonly layer: BatchNormalizationLayer | LayerNormalizationLayer;
  readonly set: (layer: BatchNormalizationLayer | LayerNormalizationLayer) => void;
}

/** `BatchNormalization(…)` but for its momentum, `LayerNormalization(…)` but for its epsilon. */
export function NormalizationArguments({ layer, set }: Props) {
  const { hints } = useOptionsText();
  const batch = layer.type === 'batch_normalization';
  return (
    <>
      {batch && (
        <NumberArgument
          name="epsilon"
          hint={hints.normalizationEpsilon}
          range={limits.epsilon}
          value={layer.epsilon}
          step={stepLogarithmic}
          onChange={(epsilon) => set({ ...layer, epsilon })}
        />
      )}
      <CheckArgument
        name="center"
        hint={hints.center}
        checked={layer.center}
        onChange={(center) => set({ ...layer, center })}
      />
      <CheckArgument
        name="scale"
        hint={hints.scale}
        checked={layer.scale}
        onChange={(scale) => set({ ...layer, scale })}
      />
      <TrainableArgument
        trainable={layer.trainable}
        {...(batch ? { hint: hints.trainableBatchNormalization } : {})}
        onChange={(trainable) => set({ ...layer, trainable })}
      />
    </>
  );
}
