import type { Feature } from '../../data/features.ts';
import { infoOf } from '../../data/spec.ts';
import type { Experiment } from '../../document/experiment.ts';
import { Part } from '../lessons/Part.tsx';
import { featureWord } from '../text/dataWords.ts';
import { useText } from '../text/useText.ts';
import { useWorkspace } from '../useWorkspace.ts';
import { swapped } from './swapped.ts';

/** The choice of the two inputs that the plot is over. @param columns their places among `features` */
export function AxisChoice({
  experiment: { data },
  features,
  columns,
}: {
  experiment: Experiment;
  features: readonly Feature[];
  columns: readonly [number, number];
}) {
  const { setView } = useWorkspace();
  const text = useText();
  return (
    <Part name="axes">
      <div className="outcome-columns">
        {columns.map((column, axis) => (
          <label key={axis}>
            <span>{axis === 0 ? '→' : '↑'}</span>
            <select
              className="outcome-select"
              aria-label={axis === 0 ? text.outcome.horizontal : text.outcome.vertical}
              value={column}
              onChange={({ target }) => {
                const [x, y] = swapped(columns, axis, Number(target.value));
                setView({ axes: [features[x], features[y]] });
              }}
            >
              {features.map((feature, place) => (
                <option key={feature} value={place}>
                  {featureWord(text, infoOf(data), feature)}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
    </Part>
  );
}
