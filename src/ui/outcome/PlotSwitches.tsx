import { Part } from '../lessons/Part.tsx';
import { useMapText } from '../text/mapText.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';

/** What the plot shows: validation points, two colours or all between them, the inputs or the hidden space. */
export function PlotSwitches({
  hasValidation,
  isPlane,
  hasGround = true,
  hasSpace = true,
}: {
  hasValidation: boolean;
  /** Whether the inputs are the plane. */
  isPlane: boolean;
  /** Whether there are colours behind the points. */
  hasGround?: boolean;
  /** Whether a hidden layer can bend what there is. */
  hasSpace?: boolean;
}) {
  const { setView } = useWorkspace();
  const text = useMapText();
  const isDiscrete = useApp(({ view }) => view.isDiscrete);
  const showsValidation = useApp(({ view }) => view.showsValidation);
  return (
    <div className="outcome-switches">
      {hasValidation && (
        <Part name="validation_points">
          <label title={text.validationHint}>
            <input
              type="checkbox"
              checked={showsValidation}
              onChange={({ target }) => setView({ showsValidation: target.checked })}
            />
            <svg width="0.75rem" height="0.75rem" viewBox="-6 -6 12 12" aria-hidden="true">
              <circle className="plot-legend-hollow" r="3.5" />
            </svg>
            <span>{text.validation}</span>
          </label>
        </Part>
      )}
      {hasGround && (
        <Part name="discretize">
          <label title={text.discreteHint}>
            <input
              type="checkbox"
              checked={isDiscrete}
              onChange={({ target }) => setView({ isDiscrete: target.checked })}
            />
            <span>{text.discrete}</span>
          </label>
        </Part>
      )}
      {hasSpace && <SpaceButton isPlane={isPlane} />}
    </div>
  );
}

/** Shows the examples, and the plane where they are in one, as a hidden layer has them. */
export function SpaceButton({ isPlane }: { isPlane: boolean }) {
  const { setView } = useWorkspace();
  const text = useMapText();
  const showsSpace = useApp(({ view }) => view.showsSpace);
  return (
    <Part name="hidden_space">
      <button
        type="button"
        className="tool outcome-space"
        aria-label={text.space}
        title={isPlane ? text.spaceHint : text.spaceOfMany}
        aria-pressed={showsSpace}
        onClick={() => setView({ showsSpace: !showsSpace })}
      >
        <svg viewBox="0 0 16 16" width="1rem" height="1rem" aria-hidden="true">
          <path d="M1.5,3Q8,6 14.5,2M1.5,8Q7,10.5 14.5,7.5M1.5,13.5Q8,14 14.5,12.5M2.5,1.5Q4,8 2,14.5M8,1.5Q6.5,9 8.5,14.5M13.5,1Q12,8 14,14.5" />
        </svg>
        <span>{text.space}</span>
      </button>
    </Part>
  );
}
