import type { RefObject } from 'react';
import type { Picture } from '../../scene/layout/picture.ts';
import { behaviourOf, isNoisy } from '../../state/shownNumbers.ts';
import type { TrainingControls } from '../../state/training.ts';
import { Segmented } from '../controls/Segmented.tsx';
import { useText } from '../text/useText.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
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

/** Whether the example is drawn as it goes through training or through inference, where the two differ. */
function Behaviour() {
  const { setView, still } = useWorkspace();
  const { network } = useText();
  const behaviour = useApp((state) => behaviourOf(state, still()));
  return (
    <Segmented
      name="behaviour"
      label={network.behaviour}
      options={[
        { value: 'training', label: network.behaviours.training },
        { value: 'inference', label: network.behaviours.inference },
      ]}
      value={behaviour}
      onChange={(value) => setView({ behaviour: value })}
    />
  );
}

/** What comes after the signs of weights: how the example goes through, what is in the neurons, and what does not learn. */
export function LateLegend({ picture, controller, layer, controls: { set, save } }: Props) {
  return (
    <>
      {isNoisy(picture.model) && <Behaviour />}
      <NeuronMaps picture={picture} controller={controller} />
      <Still picture={picture} layer={layer} set={set} />
      <StationOverlay picture={picture} layer={layer} save={save} />
    </>
  );
}
