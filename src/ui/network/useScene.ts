import { useMemo } from 'react';
import { outputUnits } from '../../document/shape.ts';
import type { Scene } from '../../scene/scene.ts';
import { layOutPicture } from '../../scene/layout/layOutPicture.ts';
import { useText } from '../text.tsx';
import { legendHeight } from './legendHeight.ts';
import { inputNames, outputNames, roleNames } from './names.ts';
import type { Type } from './type.ts';
import { useCompiled } from './useCompiled.ts';
import { useGrowth } from './useGrowth.ts';
import { useDrawnModel } from './useDrawnModel.ts';
import type { Size } from '../useSize.ts';
import { useApp, useExperiment } from '../workspace.ts';

/** The picture of the network in a view of this size; null while the view has none, or the model no inputs. */
export function useScene(size: Size | null, { measure, size: textSize }: Type): Scene | null {
  const text = useText();
  const { inputs, layers } = useDrawnModel();
  const staged = useApp(({ view }) => view.staged !== null);
  const data = useExperiment((e) => e.data);
  const compiled = useCompiled(size);
  const picture = useMemo(() => {
    if (size === null || inputs === null) return null;
    const model = { inputs, layers };
    return layOutPicture({
      model,
      ...size,
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
      footer: legendHeight(text, model, size.width, measure, textSize),
      compiled,
    });
  }, [inputs, layers, data, size, textSize, measure, text, compiled]);
  return useGrowth(picture, staged);
}
