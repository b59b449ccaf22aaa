import { useMemo } from 'react';
import { outputUnits } from '../../document/shape.ts';
import { createScene, type Scene } from '../../scene/scene.ts';
import { layOutPicture } from '../../scene/layout.ts';
import { useExperiment } from '../../state/app.ts';
import { useText } from '../text.tsx';
import { inputNames, outputNames, roleNames } from './names.ts';
import type { Type } from './type.ts';
import type { Size } from './useSize.ts';

/** The picture of the experiment's network in a view of this size; null while the view has none. */
export function useScene(size: Size | null, { measure, size: textSize }: Type): Scene | null {
  const text = useText();
  const experiment = useExperiment((e) => e);
  const { inputs, layers, data } = experiment;
  return useMemo(() => {
    if (size === null) return null;
    const picture = layOutPicture({
      model: experiment,
      ...size,
      textSize,
      measure,
      roles: roleNames(text),
      inputNames: inputNames(text, experiment),
      outputNames: outputNames(text, experiment, outputUnits(experiment)),
      groupName: 'softmax',
      hiddenNote: text.network.drawnShort,
    });
    return createScene(picture);
    // A change of the seed, the loss or the like leaves the picture as it is.
  }, [inputs, layers, data, size, textSize, measure, text]);
}
