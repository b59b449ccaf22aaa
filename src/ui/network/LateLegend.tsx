import type { RefObject } from 'react';
import type { Picture } from '../../scene/layout/picture.ts';
import type { TrainingControls } from '../../state/training.ts';
import type { DrawingController } from './drawingController.ts';
import { NeuronMaps } from './NeuronMaps.tsx';
import { StationOverlay } from '../steps/StationOverlay.tsx';
import { Still } from './Still.tsx';

interface Props {
  readonly picture: Picture;
  readonly controller: DrawingController | null;
  readonly layer: RefObject<SVGGElement | null>;
  readonly controls: Pick<TrainingControls, 'set' | 'save'>;
}

/** What comes after the signs of weights: what is in the neurons, and what does not learn. */
export function LateLegend({ picture, controller, layer, controls: { set, save } }: Props) {
  return (
    <>
      <NeuronMaps picture={picture} controller={controller} />
      <Still picture={picture} layer={layer} set={set} />
      <StationOverlay picture={picture} layer={layer} save={save} />
    </>
  );
}
