import { useMemo } from 'react';
import { outputUnits } from '../../document/shape.ts';
import type { Scene } from '../../scene/scene.ts';
import { layOutPicture } from '../../scene/layout/layOutPicture.ts';
import { useText } from '../text/useText.ts';
import { legendHeight } from './legendHeight.ts';
import { inputNames, outputNames, roleNames } from './neuronNames.ts';
import type { Type } from './type.ts';
import { useGrowth } from './useGrowth.ts';
import { useDrawnModel } from './useDrawnModel.ts';
import type { Size } from '../useSize.ts';
import { useApp, useExperiment } from '../useWorkspace.ts';
import { optimizerClassNames } from '../../document/classNames.ts';
import { mapKind } from '../../state/neurons.ts';
import type { CompiledInput, PictureInput } from '../../scene/layout/pictureInput.ts';

/** In a lower view the neurons need the room; px. */
const lowest = 330;

/** The result of `compile`, in words: in a stepped program from that line on, else where there is room. */
function useCompiled(size: Size | null): CompiledInput | null {
  const { network } = useText();
  const staged = useApp(({ view }) => view.staged);
  const loss = useExperiment((e) => e.loss);
  const optimizer = useExperiment((e) => e.optimizer.name);
  const shown = staged === null ? size !== null && size.height >= lowest : staged.compiled;
  const fitted = staged?.fitted ?? true;
  return useMemo(() => {
    if (!shown) return null;
    const name = optimizerClassNames[optimizer];
    return { loss: [network.loss(loss), loss], optimizer: [network.optimizer(name), name], fitted };
  }, [shown, fitted, loss, optimizer, network]);
}

/**
 * The picture of the network in a view of this size; null while the view has none, or the model no inputs.
 */
export function useScene(
  size: Size | null,
  { measure, size: textSize }: Type,
  maps: PictureInput['maps'],
): Scene | null {
  const text = useText();
  const { inputs, layers } = useDrawnModel();
  const staged = useApp(({ view }) => view.staged !== null);
  const data = useExperiment((e) => e.data);
  const compiled = useCompiled(size);
  const hasSwitch = useApp((state) => mapKind(state) !== null);
  const picture = useMemo(() => {
    if (size === null || inputs === null) return null;
    const model = { inputs, layers };
    return layOutPicture({
      model,
      ...size,
      maps,
      textSize,
      measure,
      roles: roleNames(text),
      inputNames: inputNames(text, { inputs, data }),
      outputNames: outputNames(text, { inputs, data }, outputUnits(model)),
      hiddenNote: (hidden) => {
        const { weaker, moreWeights, more } = text.network;
        return [weaker(hidden), moreWeights(hidden), more(hidden)];
      },
      unitsNote: text.network.units,
      footer: legendHeight(text, model, size.width, measure, textSize, hasSwitch),
      compiled,
    });
  }, [inputs, layers, data, size, textSize, measure, text, compiled, maps, hasSwitch]);
  return useGrowth(picture, staged);
}
