import { usualLayers } from '../../document/defaults.ts';
import type { Layer } from '../../engine/specs/model.ts';
import { onCard } from '../../keras/layers.ts';
import { changedArguments } from '../controls/changed.ts';
import { Late, late } from '../Late.tsx';
import { MoreOptions } from '../controls/MoreOptions.tsx';

const CardOptions = late(async () => (await import('./arguments/CardOptions.tsx')).CardOptions);

/** A layer and where its card stands. */
export interface CardPlace {
  readonly index: number;
  readonly layer: Layer;
  readonly last: boolean;
  readonly place: string;
  /** Another card is joined behind it. */
  readonly joined: boolean;
}

/** The rest of a layer's arguments, and what can be done with the layer as a whole. */
export function CardMenu(props: CardPlace) {
  const { layer } = props;
  return (
    <MoreOptions
      className="card-more"
      of={props.place}
      changed={changedArguments(layer, usualLayers[layer.type], [...onCard(layer.type), 'trainable'])}
    >
      {(close) => (
        <Late>
          <CardOptions {...props} close={close} />
        </Late>
      )}
    </MoreOptions>
  );
}
