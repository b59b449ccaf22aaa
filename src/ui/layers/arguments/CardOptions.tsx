import { duplicateLayer, moveLayer, removeLayer } from '../../../document/edits.ts';
import { Part } from '../../lessons/Part.tsx';
import { useText } from '../../text/useText.ts';
import { useWorkspace } from '../../useWorkspace.ts';
import type { CardPlace } from '../CardMenu.tsx';
import { InsertHere } from '../InsertHere.tsx';
import { LayerArguments } from './LayerArguments.tsx';

interface Props extends CardPlace {
  readonly close: () => void;
}

/** The menu of a card: all arguments of the layer, and what can be done with it as a whole. */
export function CardOptions({ index, layer, last, place, joined, close }: Props) {
  const { edit } = useWorkspace();
  const { ui } = useText();
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
      <LayerArguments index={index} layer={layer} />
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
}
