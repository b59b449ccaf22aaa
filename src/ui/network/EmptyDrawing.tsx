import { stageCode } from '../../scene/plan/stageNames.ts';
import { useText } from '../text/useText.ts';
import type { DrawnModel } from './useDrawnModel.ts';

/** A Sequential that has no inputs yet: nothing of it can be drawn, and what it will be made of is written there. */
export function EmptyDrawing({ layers }: Pick<DrawnModel, 'layers'>) {
  const { network } = useText();
  return (
    <div className="net-empty">
      <div>
        <code>Sequential()</code>
        {layers.map((layer, i) => (
          // A half-built model only grows at its end.
          <code key={i} className="net-waiting">
            {stageCode(layer)}
          </code>
        ))}
        <p>{layers.length === 0 ? network.empty : network.noInputs}</p>
      </div>
    </div>
  );
}
