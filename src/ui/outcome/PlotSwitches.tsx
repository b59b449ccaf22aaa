import { useMapText } from '../text/mapText.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';

/** What the plot shows: validation points, and two colours or all between them. */
export function PlotSwitches({ hasValidation }: { hasValidation: boolean }) {
  const { setView } = useWorkspace();
  const text = useMapText();
  const isDiscrete = useApp(({ view }) => view.isDiscrete);
  const showsValidation = useApp(({ view }) => view.showsValidation);
  return (
    <div className="outcome-switches">
      {hasValidation && (
        <label title={text.validationHint}>
          <input
            type="checkbox"
            checked={showsValidation}
            onChange={({ target }) => setView({ showsValidation: target.checked })}
          />
          <svg width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true">
            <circle className="plot-legend-hollow" r="3.5" />
          </svg>
          <span>{text.validation}</span>
        </label>
      )}
      <label title={text.discreteHint}>
        <input
          type="checkbox"
          checked={isDiscrete}
          onChange={({ target }) => setView({ isDiscrete: target.checked })}
        />
        <span>{text.discrete}</span>
      </label>
    </div>
  );
}
