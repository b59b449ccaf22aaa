import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { Picture } from '../../scene/layout/picture.ts';
import { mapKind, shownMaps, usualNeurons } from '../../state/neurons.ts';
import { shownExperiment } from '../../state/store.ts';
import { neuronContents } from '../../state/view.ts';
import { Segmented } from '../controls/Segmented.tsx';
import { Part } from '../lessons/Part.tsx';
import { useMapText } from '../text/mapText.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import type { DrawingController } from './drawingController.ts';
import { useMapMaker } from './useMapMaker.ts';

/** After the example, all rows and the map of the plot. */
const priority = 3;

interface Props {
  readonly picture: Picture;
  readonly controller: DrawingController;
  /** Says which moment the maps are of. */
  readonly box: RefObject<HTMLElement | null>;
}

/** Paints the maps into the neurons as long as it is there. */
function Maps({ picture, controller, box }: Props) {
  const { asker } = useWorkspace();
  const make = useMapMaker(picture);
  useLayoutEffect(() => {
    const { current: element } = box;
    if (element === null) return;
    const tell = (moment: string): void => {
      if (element.dataset['moment'] !== moment) element.dataset['moment'] = moment;
    };
    const maps = make((question, take) => asker.ask(question, priority, take), tell, controller.request);
    controller.setMaps(maps.paint);
    controller.request();
    return () => {
      maps.stop();
      controller.setMaps(null);
    };
  }, [box, controller, asker, make]);
  return null;
}

/** Numbers or maps in the neurons: the choice, and the maps. */
export function NeuronMaps({ picture, controller }: { picture: Picture; controller: DrawingController | null }) {
  const { setView } = useWorkspace();
  const text = useMapText();
  const kind = useApp(mapKind) ?? 'planes';
  const isOn = useApp((state) => shownMaps(state) !== null);
  const usual = useApp((state) => usualNeurons(shownExperiment(state).data));
  const box = useRef<HTMLDivElement>(null);
  return (
    <>
      <div ref={box}>
        <Part name="neurons">
          <Segmented
            name="neurons"
            label={text.neurons}
            options={neuronContents.map((value) => ({
              value,
              label: value === 'maps' ? text.kinds[kind] : text.numbers,
            }))}
            value={isOn ? 'maps' : 'numbers'}
            onChange={(value) => setView({ neurons: value === usual ? undefined : value })}
          />
        </Part>
      </div>
      {isOn && controller !== null && <Maps picture={picture} controller={controller} box={box} />}
    </>
  );
}
