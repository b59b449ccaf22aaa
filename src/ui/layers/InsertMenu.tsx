import { type KeyboardEvent, useEffect, useRef } from 'react';
import { activationLayer, denseLayer, usualLayers } from '../../document/defaults.ts';
import { addLayer } from '../../document/edits.ts';
import type { Layer } from '../../engine/specs/model.ts';
import { layers } from '../../keras/layers.ts';
import { stageCode } from '../../scene/plan/stageNames.ts';
import { useIsKept } from '../lessons/Part.tsx';
import { useText } from '../text/useText.ts';
import { useWorkspace } from '../useWorkspace.ts';

/** Up and down the buttons of a menu, Home and End to its ends; Tab goes on as everywhere. */
function onMenuKey(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('button:enabled')];
  const here = items.findIndex((item) => item === event.target);
  const next = {
    ArrowDown: (here + 1) % items.length,
    ArrowUp: (here + items.length - 1) % items.length,
    Home: 0,
    End: items.length - 1,
  }[event.key];
  if (here === -1 || next === undefined) return;
  event.preventDefault();
  items[next].focus();
}

const core = [
  denseLayer(4),
  denseLayer(4, { activation: 'relu' }),
  activationLayer('sigmoid'),
  activationLayer('relu'),
  activationLayer('softmax'),
];
const groups = (['core', 'activations', 'regularization', 'normalization'] as const).map((group) => {
  const members = Object.values(usualLayers).filter(({ type }) => layers[type].group === group);
  return [group, group === 'core' ? core : members] as const;
});

const isActivation = (layer: Layer): boolean =>
  'activation' in layer ? layer.activation !== 'linear' : layers[layer.type].group === 'activations';

/** Label of a choice. */
function call(layer: Layer): string {
  return layer.type === 'dense' && layer.activation !== 'linear'
    ? `Dense(${layer.units}, activation='${layer.activation}')`
    : stageCode(layer);
}

interface Props {
  /** Index that the new layer has. */
  readonly at: number;
  readonly close: () => void;
}

/** The layers of Keras, in the groups of its documentation: one is put somewhere. The first has the focus. */
export function InsertMenu({ at, close }: Props) {
  const { edit } = useWorkspace();
  const { ui } = useText();
  const isKept = useIsKept('activation');
  const menu = useRef<HTMLDivElement>(null);
  // Where the file has come after the menu has opened; else the popover gives it.
  useEffect(() => menu.current?.querySelector<HTMLElement>('.menu-item')?.focus(), []);
  const offered = groups.map(
    ([group, members]) => [group, members.filter((layer) => !isKept || !isActivation(layer))] as const,
  );
  return (
    <div ref={menu} className="insert-menu" onKeyDown={onMenuKey}>
      {offered.map(
        ([group, members]) =>
          members.length > 0 && (
            <div key={group} role="group" aria-label={ui.layerGroups[group]}>
              <p className="insert-group" aria-hidden="true">
                {ui.layerGroups[group]}
              </p>
              {members.map((layer) => (
                <button
                  key={call(layer)}
                  type="button"
                  className="menu-item code"
                  onClick={() => {
                    close();
                    edit((e) => addLayer(e, at, layer));
                  }}
                >
                  {call(layer)}
                </button>
              ))}
            </div>
          ),
      )}
    </div>
  );
}
