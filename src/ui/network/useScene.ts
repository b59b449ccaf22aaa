import { useMemo } from 'react';
import { outputUnits } from '../../document/shape.ts';
import { createScene, type Scene } from '../../scene/scene.ts';
import { layOutPicture } from '../../scene/layout.ts';
import { useExperiment } from '../../state/app.ts';
import { useText } from '../text.tsx';
import { inputNames, outputNames, roleNames } from './names.ts';
import type { Type } from './type.ts';
import type { Size } from '../useSize.ts';

/** The picture of the experiment's network in a view of this size; null while the view has none. */
export function useScene(size: Size | null, { measure, size: textSize }: Type): Scene | null {
  const text = useText();
  // A change of the seed, the loss or the like leaves the picture as it is.
  const inputs = useExperiment((e) => e.inputs);
  const layers = useExperiment((e) => e.layers);
  const data = useExperiment((e) => e.data);
  return useMemo(() => {
    if (size === null) return null;
    const model = { inputs, layers };
    const picture = layOutPicture({
      model,
      ...size,
      textSize,
      measure,
      roles: roleNames(text),
      inputNames: inputNames(text, { inputs, data }),
      outputNames: outputNames(text, { inputs, data }, outputUnits(model)),
      hiddenNote: text.network.drawnShort,
    });
    return createScene(picture);
  }, [inputs, layers, data, size, textSize, measure, text]);
}
