import { setLayer } from '../../../document/edits.ts';
import type { Layer } from '../../../engine/specs/model.ts';
import { layers, onCard } from '../../../keras/layers.ts';
import { ClassArguments } from '../../options/ClassArguments.tsx';
import { Part } from '../../lessons/Part.tsx';
import { useOptionsText } from '../../options/text.ts';
import { useText } from '../../text/useText.ts';
import { useWorkspace } from '../../useWorkspace.ts';
import { ActivationSelect } from '../ActivationSelect.tsx';

interface Props {
  readonly index: number;
  readonly layer: Layer;
}

/** These a lesson hides or locks by a name of their own. */
const regularizers: readonly string[] = ['kernelRegularizer', 'biasRegularizer'];

/** All of a layer that is not on its card, argument by argument; and the activation of a Dense. */
export function LayerArguments({ index, layer }: Props) {
  const { edit } = useWorkspace();
  const { hints } = useOptionsText();
  const { ui } = useText();
  const { className, arguments: table } = layers[layer.type];
  const all = {
    table,
    spec: layer,
    hints: layer.type === 'batch_normalization' ? { ...hints.layers, ...hints.batchNormalization } : hints.layers,
    set: (changed: Layer) => edit((e) => setLayer(e, index, changed)),
  };
  return (
    <div className="arguments">
      {layer.type === 'dense' && (
        <Part name="activation">
          <label className="argument-activation">
            <code>activation</code>
            <ActivationSelect index={index} value={layer.activation} place={ui.place(index, className)} fused />
          </label>
        </Part>
      )}
      <Part name="layer_arguments">
        <ClassArguments<Layer> {...all} except={[...onCard(layer.type), ...regularizers]} />
      </Part>
      <ClassArguments<Layer> {...all} except={Object.keys(table).filter((key) => !regularizers.includes(key))} />
    </div>
  );
}
