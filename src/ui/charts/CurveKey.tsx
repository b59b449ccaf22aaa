import { useText } from '../text/useText.ts';

/** Which line is which, for all panels. */
export function CurveKey({ name, hint }: { name: 'training' | 'validation'; hint?: string }) {
  const { outcome } = useText();
  return (
    <span className="chart-key" title={hint}>
      <svg className="chart-sample" width="18" height="8" aria-hidden="true">
        <line className={`chart-line chart-line--${name}`} x1="0" y1="4" x2="18" y2="4" />
      </svg>
      {outcome[name]}
    </span>
  );
}
