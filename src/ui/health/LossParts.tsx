import { scaleLinear } from 'd3';
import { decimals } from '../../document/spelling.ts';
import type { Health } from '../../health/health.ts';
import { useHealthText } from '../text/healthText.ts';

const width = 100;

/** The loss of the data and what regularizers add, beside the loss of knowing nothing. */
export function LossParts({ health: { loss, blind } }: { health: Health }) {
  const { measures: text } = useHealthText();
  const { data, penalty } = loss;
  const isKnown = Number.isFinite(data);
  const [first, all] = isKnown ? [data, data + (penalty ?? 0)] : [1, 1];
  const most = Math.max(all, isKnown && Number.isFinite(blind) ? 1.1 * blind : 0) || 1;
  const x = scaleLinear([0, most], [0, width]).clamp(true);
  const digits = text.lossOf(decimals(data), penalty === null ? null : penalty === 0 ? '0' : decimals(penalty));
  return (
    <div className="health-loss">
      <p title={text.lossMeaning}>
        <strong>{text.loss}</strong> {digits}
      </p>
      <svg viewBox={`0 0 ${width} 12`} preserveAspectRatio="none" aria-hidden="true">
        <rect className="is-whole" width={width} y={2} height={8} />
        <rect width={x(first)} y={2} height={8} />
        <rect className="is-penalty" x={x(first)} width={x(all) - x(first)} y={2} height={8} />
        {Number.isFinite(blind) && <line x1={x(blind)} x2={x(blind)} y2={12} />}
      </svg>
      {Number.isFinite(blind) && <p className="health-note">{text.blind(decimals(blind))}</p>}
    </div>
  );
}
