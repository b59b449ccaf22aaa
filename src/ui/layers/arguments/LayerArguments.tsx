import { setLayer } from '../../../document/edits.ts';
import { limits } from '../../../document/limits.ts';
import type { Layer } from '../../../engine/specs/model.ts';
import { NumberArgument, OptionalArgument } from '../../options/Argument.tsx';
import { InitializerArgument } from '../../options/InitializerArgument.tsx';
import '../../options/options.css';
import { useOptionsText } from '../../options/text.ts';
import { stepBy } from '../../steps.ts';
import { useWorkspace } from '../../workspace.ts';
import { DenseArguments } from './DenseArguments.tsx';
import { NormalizationArguments } from './NormalizationArguments.tsx';
import { TrainableArgument } from './TrainableArgument.tsx';

interface Props {
  readonly index: number;
  readonly layer: Layer;
}

const byOne = stepBy(1);

function Arguments({ index, layer }: Props) {
  const { edit } = useWorkspace();
  const { hints, give } = useOptionsText();
  const set = (changed: Layer): void => edit((e) => setLayer(e, index, changed));
  switch (layer.type) {
    case 'dense':
      return <DenseArguments index={index} layer={layer} set={set} />;
    case 'batch_normalization':
    case 'layer_normalization':
      return <NormalizationArguments layer={layer} set={set} />;
    case 're_lu':
      return (
        <>
          <OptionalArgument
            name="max_value"
            hint={hints.maxValue}
            range={limits.level}
            value={layer.maxValue}
            start={6}
            give={give('max_value')}
            step={byOne}
            onChange={(maxValue) => set({ ...layer, maxValue })}
          />
          <NumberArgument
            name="threshold"
            hint={hints.threshold}
            range={limits.level}
            value={layer.threshold}
            step={byOne}
            onChange={(threshold) => set({ ...layer, threshold })}
          />
        </>
      );
    case 'p_re_lu':
      return (
        <>
          <InitializerArgument
            name="alpha_initializer"
            hint={hints.alphaInitializer}
            vector
            value={layer.alphaInitializer}
            onChange={(alphaInitializer) => set({ ...layer, alphaInitializer })}
          />
          <TrainableArgument trainable={layer.trainable} onChange={(trainable) => set({ ...layer, trainable })} />
        </>
      );
    case 'activation':
    case 'leaky_re_lu':
    case 'elu':
    case 'softmax':
    case 'dropout':
    case 'gaussian_noise':
      return null; // all there is stands on the card
  }
}

/** All of a layer that is not on its card, argument by argument. */
export function LayerArguments(props: Props) {
  return (
    <div className="arguments">
      <Arguments {...props} />
    </div>
  );
}
