import type { DenseLayer } from '../../../engine/model.ts';
import { CheckArgument } from '../../options/Argument.tsx';
import { InitializerArgument } from '../../options/InitializerArgument.tsx';
import { RegularizerArgument } from '../../options/RegularizerArgument.tsx';
import { useOptionsText } from '../../options/text.ts';
import { TrainableArgument } from './TrainableArgument.tsx';

interface Props {
  readonly layer: DenseLayer;
  readonly set: (layer: DenseLayer) => void;
}

/** `Dense(…)` but for its units and its activation. What is said of the bias goes when there is none. */
export function DenseArguments({ layer, set }: Props) {
  const { hints } = useOptionsText();
  return (
    <>
      <CheckArgument
        name="use_bias"
        hint={hints.useBias}
        checked={layer.useBias}
        onChange={(useBias) => set({ ...layer, useBias })}
      />
      <InitializerArgument
        name="kernel_initializer"
        hint={hints.kernelInitializer}
        value={layer.kernelInitializer}
        onChange={(kernelInitializer) => set({ ...layer, kernelInitializer })}
      />
      {layer.useBias && (
        <InitializerArgument
          name="bias_initializer"
          hint={hints.biasInitializer}
          vector
          value={layer.biasInitializer}
          onChange={(biasInitializer) => set({ ...layer, biasInitializer })}
        />
      )}
      <RegularizerArgument
        name="kernel_regularizer"
        hint={hints.kernelRegularizer}
        value={layer.kernelRegularizer}
        onChange={(kernelRegularizer) => set({ ...layer, kernelRegularizer })}
      />
      {layer.useBias && (
        <RegularizerArgument
          name="bias_regularizer"
          hint={hints.biasRegularizer}
          value={layer.biasRegularizer}
          onChange={(biasRegularizer) => set({ ...layer, biasRegularizer })}
        />
      )}
      <TrainableArgument trainable={layer.trainable} onChange={(trainable) => set({ ...layer, trainable })} />
    </>
  );
}
