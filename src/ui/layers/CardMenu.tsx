import { usualLayers } from '../../document/defaults.ts';
import { duplicateLayer, moveLayer, removeLayer } from '../../document/edits.ts';
import type { Layer } from '../../engine/specs/model.ts';
import { onCard } from '../../keras/layers.ts';
import { changedArguments } from '../controls/changed.ts';
import { Late, late } from '../Late.tsx';
import { MoreOptions } from '../controls/MoreOptions.tsx';
import { useText } from '../text/useText.ts';
import { useWorkspace } from '../useWorkspace.ts';
import { Part } from '../lessons/Part.tsx';
import { InsertHere } from './InsertHere.tsx';

const LayerArguments = late(async () => (await import('./arguments/LayerArguments.tsx')).LayerArguments);

interface Props {
  readonly index: number;
  readonly layer: Layer;
  readonly last: boolean;
  readonly place: string;
  /** Another card is joined behind it. */
  readonly joined: boolean;
}

/** The rest of a layer's arguments, and what can be done with the layer as a whole. */
export function CardMenu({ index, layer, last, place, joined }: Props) {
  const { edit } = useWorkspace();
  const { ui } = useText();
  return (
    <MoreOptions
      className="card-more"
      of={place}
      changed={changedArguments(layer, usualLayers[layer.type], [...onCard(layer.type), 'trainable'])}
    >
      {(close) => {
        const action = (label: string, run: () => void, disabled = false) => (
          <button
            type="button"
            className="menu-item"
            disabled={disabled}
            onClick={() => {
              close();
              run();
            }}
          >
            {label}
          </button>
        );
        return (
          <>
            <Late>
              <LayerArguments index={index} layer={layer} />
            </Late>
            <div className="card-actions">
              <Part name="add_layer">
                {action(ui.duplicate, () => edit((e) => duplicateLayer(e, index)))}
                {action(ui.remove, () => edit((e) => removeLayer(e, index)))}
                {action(ui.moveLeft, () => edit((e) => moveLayer(e, index, index - 1)), index === 0)}
                {action(ui.moveRight, () => edit((e) => moveLayer(e, index, index + 1)), last)}
                {joined && <InsertHere at={index + 1} after={place} inMenu={{ label: ui.insertBehind, close }} />}
              </Part>
            </div>
          </>
        );
      }}
    </MoreOptions>
  );
}
