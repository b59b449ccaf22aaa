import { useEffect, useRef, type ReactNode } from 'react';
import { useText } from '../text/useText.ts';
import type { PanelPlace } from './createCurves.ts';

/** The key of a curve that is neither of training nor of validation. */
export const rateKey = 'learning_rate';

/** One metric: its name, the newest numbers, and the plot. Which line is which stands above all panels. */
export function Panel({
  name,
  title,
  hasValidation,
  viewBox,
  onReady,
}: {
  name: string;
  title: ReactNode;
  hasValidation: boolean;
  /** Where it is printed; else it has the pixels of the screen. */
  viewBox?: string;
  onReady: (key: string, place: PanelPlace | null) => void;
}) {
  const { outcome } = useText();
  const svg = useRef<SVGSVGElement>(null);
  const training = useRef<HTMLElement>(null);
  const validation = useRef<HTMLElement>(null);
  useEffect(() => {
    if (svg.current === null) return;
    onReady(name, { key: name, svg: svg.current, training: training.current, validation: validation.current });
    const { current } = svg;
    return () => {
      onReady(name, null);
      current.replaceChildren();
    };
  }, [name, hasValidation, onReady]);
  return (
    <div className="chart-panel">
      <p className="chart-head">
        <span className="chart-title">{title}</span>
        <span className="chart-numbers">
          {name !== rateKey && <span className="only-heard">{outcome.training} </span>}
          <b ref={training} className="chart-number--training" />
          {hasValidation && (
            <>
              <span className="only-heard"> {outcome.validation} </span>
              <b ref={validation} className="chart-number--validation" />
            </>
          )}
        </span>
      </p>
      <svg ref={svg} className="chart-plot" viewBox={viewBox} aria-hidden="true" focusable="false" />
    </div>
  );
}
