import { Fragment, type DragEvent, type KeyboardEvent } from 'react';
import { layerClassNames } from '../../document/classNames.ts';
import { moveLayer, removeLayer } from '../../document/edits.ts';
import type { Role } from '../../document/columns.ts';
import type { Layer } from '../../engine/specs/model.ts';
import { isHeldLayer } from '../../run/status.ts';
import { useHold } from '../controls/hold.ts';
import { Icon } from '../controls/icons.tsx';
import { useText } from '../text/useText.ts';
import { Part, useIsKept } from '../lessons/Part.tsx';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { CardBody } from './CardBody.tsx';
import { CardMenu } from './CardMenu.tsx';

interface Props {
  readonly index: number;
  readonly layer: Layer;
  readonly role: Role;
  readonly last: boolean;
  /** Worst problem told about this layer. */
  readonly severity: 'error' | 'warning' | null;
  /** An Activation stands in the same column: a Dense then shows a function of its own only where it has one. */
  readonly hasActivation: boolean;
  /** The card joined behind it has no `+` before it: a layer is put there from the menu. */
  readonly joined: boolean;
}

/** A long name may break between its words: Batch-Normalization. */
function CardName({ name }: { name: string }) {
  const words = name.split(/(?<=[a-z])(?=[A-Z][a-z])/);
  return (
    <span className="card-name">
      {words.map((word, index) => (
        <Fragment key={word}>
          {index > 0 && <wbr />}
          {word}
        </Fragment>
      ))}
    </span>
  );
}

const dragType = 'application/x-mlp-layer';

/** One Keras layer: drag it, or Alt+arrow, to move it; Delete on one of its buttons, or Alt+Delete, to remove it. */
export function LayerCard({ index, layer, role, last, severity, hasActivation, joined }: Props) {
  const { edit } = useWorkspace();
  const { ui } = useText();
  const name = layerClassNames[layer.type];
  const place = ui.place(index, name);
  const isHeld = useApp(({ run, view }) => view.staged === null && isHeldLayer(run.byHand, index));
  const frozen = isHeld || ('trainable' in layer && !layer.trainable);
  const why = isHeld ? ui.frozenByHand : ui.frozen;
  const lit = useApp((state) => state.view.layer === index);
  const isFixed = useIsKept('add_layer');
  const { onPointerEnter, onPointerMove, onPointerLeave } = useHold(index);

  function onKeyDown(event: KeyboardEvent<HTMLLIElement>): void {
    const { target } = event;
    if (target instanceof Element && target.closest('[popover]')) return; // a field's own keys
    if (!event.altKey && target instanceof Element && target.matches('input, select')) return;
    if (isFixed) return;
    if (event.altKey && event.key === 'ArrowLeft') edit((e) => moveLayer(e, index, index - 1));
    else if (event.altKey && event.key === 'ArrowRight') edit((e) => moveLayer(e, index, index + 1));
    else if (event.key === 'Delete') edit((e) => removeLayer(e, index));
    else return;
    event.preventDefault();
  }

  function onDrop(event: DragEvent<HTMLLIElement>): void {
    const from = event.dataTransfer.getData(dragType);
    if (from === '') return;
    event.preventDefault();
    edit((e) => moveLayer(e, Number(from), index));
  }

  return (
    <li
      className={`card role-${role} card-${layer.type}${frozen ? ' frozen' : ''}${severity ? ` has-${severity}` : ''}${lit ? ' lit' : ''}`}
      draggable={!isFixed}
      onDragStart={(event) => {
        // The selection in an open popover is text, not the card.
        if (event.currentTarget.querySelector(':popover-open')) event.preventDefault();
        else event.dataTransfer.setData(dragType, String(index));
      }}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes(dragType)) event.preventDefault();
      }}
      onDrop={onDrop}
      onKeyDown={onKeyDown}
      onPointerEnter={onPointerEnter}
      onPointerMove={onPointerMove}
      onPointerLeave={onPointerLeave}
    >
      <span className="card-head">
        <CardName name={name} />
        {frozen && (
          <span className="card-lock" role="img" aria-label={why} title={why}>
            <Icon name="lock" size={14} />
          </span>
        )}
        {severity && <Icon name="warning" size={14} />}
        <CardMenu index={index} layer={layer} last={last} place={place} joined={joined} />
        <Part name="add_layer">
          <button
            type="button"
            className="card-more card-remove"
            aria-label={`${ui.remove}: ${place}`}
            title={ui.remove}
            aria-keyshortcuts="Delete"
            onClick={() => edit((e) => removeLayer(e, index))}
          >
            <Icon name="close" size={14} />
          </button>
        </Part>
      </span>
      <CardBody index={index} layer={layer} place={place} hasActivation={hasActivation} />
    </li>
  );
}
