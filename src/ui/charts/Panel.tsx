import { useEffect, useRef, type ReactNode } from 'react';
import { useText } from '../text.tsx';
import type { PanelPlace } from './curves.ts';

/** The key of a curve that is neither of training nor of validation. */
export const rateKey = 'learning_rate';

/** One metric: its name, what the lines mean with their newest numbers, and the plot. */
export function Panel({
  name,
  title,
  hasValidation,
  namesLines,
  onReady,
}: {
  name: string;
  title: ReactNode;
  hasValidation: boolean;
  /** Whether it says in words which line is which; the others are drawn alike. */
  namesLines: boolean;
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
  const word = namesLines ? undefined : 'chart-hidden';
  return (
    <div className={`chart-panel${name === 'loss' ? ' chart-panel--loss' : ''}`}>
      <p className="chart-head">
        <span className="chart-title">{title}</span>
        <span className="chart-key">
          <svg className="chart-sample" width="16" height="8" aria-hidden="true">
            <line className="chart-line chart-line--training" x1="0" y1="4" x2="16" y2="4" />
          </svg>
          {name !== rateKey && <span className={word}>{outcome.training}</span>} <b ref={training} />
        </span>
        {hasValidation && (
          <span className="chart-key">
            <svg className="chart-sample" width="16" height="8" aria-hidden="true">
              <line className="chart-line chart-line--validation" x1="0" y1="4" x2="16" y2="4" />
            </svg>
            <span className={word}>{outcome.validation}</span> <b ref={validation} />
          </span>
        )}
      </p>
      <svg ref={svg} className="chart-plot" aria-hidden="true" focusable="false" />
    </div>
  );
}
