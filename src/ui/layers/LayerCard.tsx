import type { DragEvent, KeyboardEvent } from 'react';
import { layerClassNames } from '../../document/classNames.ts';
import {
  duplicateLayer,
  moveLayer,
  removeLayer,
  setActivation,
  setInitializer,
  setLayer,
  setUnits,
} from '../../document/edits.ts';
import type { Role } from '../../document/shape.ts';
import { activationNames, type ActivationName } from '../../engine/activations.ts';
import { type InitializerName, initializerNameOf, initializerNames } from '../../engine/initializers.ts';
import type { DenseLayer, Layer } from '../../engine/model.ts';
import { edit, setView, useApp } from '../../state/app.ts';
import { Icon } from '../icons.tsx';
import { SelectField } from '../SelectField.tsx';
import { useText } from '../text.tsx';
import { Popover } from '../Popover.tsx';
import { UnitsStepper } from './UnitsStepper.tsx';

interface ActivationProps {
  readonly index: number;
  readonly value: ActivationName;
  readonly place: string;
  /** A Dense may go without; an Activation says `linear` then. */
  readonly fused: boolean;
}

function ActivationSelect({ index, value, place, fused }: ActivationProps) {
  const { ui } = useText();
  return (
    <select
      className={`card-activation${fused && value === 'linear' ? ' none' : ''}`}
      aria-label={ui.activationOf(place)}
      value={value}
      onChange={(event) => {
        const name = event.target.value as ActivationName; // an option below
        edit((e) => setActivation(e, index, name));
      }}
    >
      {activationNames.map((name) => (
        <option key={name} value={name}>
          {fused && name === 'linear' ? ui.noActivation : name}
        </option>
      ))}
    </select>
  );
}

function DenseOptions({ index, layer }: { index: number; layer: DenseLayer }) {
  const { ui } = useText();
  return (
    <>
      <label className="option">
        <input
          type="checkbox"
          checked={layer.useBias}
          onChange={(event) => {
            const useBias = event.target.checked;
            edit((e) => setLayer(e, index, { ...layer, useBias }));
          }}
        />
        {ui.useBias}
      </label>
      <div className="option">
        <SelectField
          label={ui.kernelInitializer}
          value={initializerNameOf(layer.kernelInitializer)}
          options={initializerNames.map((name) => ({ value: name, label: name }))}
          onChange={(name) => edit((e) => setInitializer(e, index, name as InitializerName))}
        />
      </div>
    </>
  );
}

function CardMenu({ index, layer, last, place }: { index: number; layer: Layer; last: boolean; place: string }) {
  const { ui } = useText();
  return (
    <Popover className="card-more" label={ui.optionsOf(place)} button={<Icon name="more" size={16} />}>
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
            {layer.type === 'dense' && <DenseOptions index={index} layer={layer} />}
            {action(ui.duplicate, () => edit((e) => duplicateLayer(e, index)))}
            {action(ui.moveLeft, () => edit((e) => moveLayer(e, index, index - 1)), index === 0)}
            {action(ui.moveRight, () => edit((e) => moveLayer(e, index, index + 1)), last)}
            {action(ui.remove, () => edit((e) => removeLayer(e, index)))}
          </>
        );
      }}
    </Popover>
  );
}

interface Props {
  readonly index: number;
  readonly layer: Layer;
  readonly role: Role;
  readonly last: boolean;
  /** Worst problem told about this layer. */
  readonly severity: 'error' | 'warning' | null;
}

const dragType = 'application/x-mlp-layer';

/** One Keras layer: drag it, or Alt+arrow, to move it; Delete to remove it. */
export function LayerCard({ index, layer, role, last, severity }: Props) {
  const { ui } = useText();
  const name = layerClassNames[layer.type];
  const place = ui.place(index, name);
  const lit = useApp((state) => state.view.layer === index);

  function onKeyDown(event: KeyboardEvent<HTMLLIElement>): void {
    if (event.target !== event.currentTarget && !event.altKey) return;
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
      className={`card role-${role} card-${layer.type}${severity ? ` has-${severity}` : ''}${lit ? ' lit' : ''}`}
      draggable
      onDragStart={(event) => event.dataTransfer.setData(dragType, String(index))}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes(dragType)) event.preventDefault();
      }}
      onDrop={onDrop}
      onKeyDown={onKeyDown}
      onPointerEnter={() => setView({ layer: index })}
      onPointerLeave={() => setView({ layer: null })}
    >
      <span className="card-head">
        <span className="card-name">{name}</span>
        {severity && <Icon name="warning" size={14} />}
        <CardMenu index={index} layer={layer} last={last} place={place} />
        <button
          type="button"
          className="card-more"
          aria-label={`${ui.remove}: ${place}`}
          title={ui.remove}
          onClick={() => edit((e) => removeLayer(e, index))}
        >
          <Icon name="close" size={14} />
        </button>
      </span>
      {layer.type === 'dense' && (
        <UnitsStepper
          label={ui.unitsOf(place)}
          value={layer.units}
          onChange={(units) => edit((e) => setUnits(e, index, units))}
        />
      )}
      {(layer.type === 'dense' || layer.type === 'activation') && (
        <ActivationSelect index={index} value={layer.activation} place={place} fused={layer.type === 'dense'} />
      )}
    </li>
  );
}
