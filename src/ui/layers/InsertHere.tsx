import { layerClassNames } from '../../document/classNames.ts';
import { activationLayer, denseLayer, usualLayers } from '../../document/defaults.ts';
import { addLayer } from '../../document/edits.ts';
import type { Layer } from '../../engine/specs/model.ts';
import { Icon } from '../icons.tsx';
import { onMenuKey } from '../menuKeys.ts';
import { Popover } from '../Popover.tsx';
import { useText } from '../text.tsx';
import { useWorkspace } from '../workspace.ts';

/** Label of a choice: the call, with the argument that Keras requires. */
function call(layer: Layer): string {
  const name = layerClassNames[layer.type];
  switch (layer.type) {
    case 'dense':
      return layer.activation === 'linear'
        ? `${name}(${layer.units})`
        : `${name}(${layer.units}, activation='${layer.activation}')`;
    case 'activation':
      return `${name}('${layer.activation}')`;
    case 'dropout':
      return `${name}(${layer.rate})`;
    case 'gaussian_noise':
      return `${name}(${layer.stddev})`;
    case 're_lu':
    case 'leaky_re_lu':
    case 'p_re_lu':
    case 'elu':
    case 'softmax':
    case 'batch_normalization':
    case 'layer_normalization':
      return `${name}()`;
  }
}

const groups = [
  [
    'core',
    [
      denseLayer(4),
      denseLayer(4, { activation: 'relu' }),
      activationLayer('sigmoid'),
      activationLayer('relu'),
      activationLayer('softmax'),
    ],
  ],
  [
    'activations',
    [usualLayers.re_lu, usualLayers.leaky_re_lu, usualLayers.p_re_lu, usualLayers.elu, usualLayers.softmax],
  ],
  ['regularization', [usualLayers.dropout, usualLayers.gaussian_noise]],
  ['normalization', [usualLayers.batch_normalization, usualLayers.layer_normalization]],
] as const;

interface Props {
  /** Index that the new layer has. */
  readonly at: number;
  /** Name of the part that it is inserted after. */
  readonly after: string;
  /** In words, as a row of a menu that is then closed; without, the `+` between two groups of cards. */
  readonly inMenu?: { readonly label: string; readonly close: () => void };
}

/** Which layer to put somewhere, in the groups of Keras's documentation. */
export function InsertHere({ at, after, inMenu }: Props) {
  const { edit } = useWorkspace();
  const { ui } = useText();
  return (
    <Popover
      menu
      className={inMenu ? 'menu-item' : 'insert-button'}
      label={ui.insertAt(after)}
      button={inMenu ? inMenu.label : <Icon name="plus" size={12} />}
    >
      {(close) => (
        <div className="insert-menu" onKeyDown={onMenuKey}>
          {groups.map(([group, layers]) => (
            <div key={group} role="group" aria-label={ui.layerGroups[group]}>
              <p className="insert-group" aria-hidden="true">
                {ui.layerGroups[group]}
              </p>
              {layers.map((layer) => (
                <button
                  key={call(layer)}
                  type="button"
                  className="menu-item code"
                  onClick={() => {
                    close();
                    inMenu?.close();
                    edit((e) => addLayer(e, at, layer));
                  }}
                >
                  {call(layer)}
                </button>
              ))}
            </div>
          ))}
        </div>
      )}
    </Popover>
  );
}
