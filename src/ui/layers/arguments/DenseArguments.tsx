import type { DenseLayer } from '../../../engine/specs/model.ts';
import { CheckArgument } from '../../options/Argument.tsx';
import { InitializerArgument } from '../../options/InitializerArgument.tsx';
import { RegularizerArgument } from '../../options/RegularizerArgument.tsx';
import { useOptionsText } from '../../options/text.ts';
import { useText } from '../../text.tsx';
import { ActivationSelect } from '../ActivationSelect.tsx';
import { TrainableArgument } from './TrainableArgument.tsx';

interface Props {
  readonly index: number;
  readonly layer: DenseLayer;
  readonly set: (layer: DenseLayer) => void;
}

/** `Dense(…)` but for its units. What is said of the bias goes when there is none. */
export function DenseArguments({ index, layer, set }: Props) {
  const { hints } = useOptionsText();
  const { ui } = useText();
  return (
    <>
      <label className="argument-activation">
        <code>activation</code>
        <ActivationSelect index={index} value={layer.activation} place={ui.place(index, 'Dense')} fused />
      </label>
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
