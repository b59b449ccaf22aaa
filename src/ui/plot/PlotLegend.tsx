import { stepFor } from '../../state/examples.ts';
import { useText } from '../text/useText.ts';
import './plot.css';

/** The meaning of filled, hollow, ringed and lined in a plot. */
export function PlotLegend({
  count,
  hasValidation,
  hasWrong = false,
  hasLine = false,
}: {
  /** Of the examples. */
  count: number;
  hasValidation: boolean;
  hasWrong?: boolean;
  hasLine?: boolean;
}) {
  const { outcome } = useText();
  return (
    <ul className="plot-legend">
      {hasLine && (
        <li>
          <svg width="1rem" height="0.75rem" viewBox="-8 -6 16 12" aria-hidden="true">
            <path className="plot-legend-line" d="M-8 0H8" />
          </svg>
          {outcome.legendNetwork}
        </li>
      )}
      <li>
        <svg width="0.75rem" height="0.75rem" viewBox="-6 -6 12 12" aria-hidden="true">
          <circle className="plot-legend-filled" r="4" />
        </svg>
        {outcome.legendTraining}
      </li>
      {hasValidation && (
        <li>
          <svg width="0.75rem" height="0.75rem" viewBox="-6 -6 12 12" aria-hidden="true">
            <circle className="plot-legend-hollow" r="3.5" />
          </svg>
          {outcome.legendValidation}
        </li>
      )}
      {hasWrong && (
        <li>
          <svg width="0.875rem" height="0.875rem" viewBox="-7 -7 14 14" aria-hidden="true">
            <circle className="plot-legend-filled" r="3" />
            <circle className="plot-legend-ring" r="6" />
          </svg>
          {outcome.legendWrong}
        </li>
      )}
      {stepFor(count) > 1 && <li>{outcome.legendShare(stepFor(count))}</li>}
    </ul>
  );
}
