import { max, scaleLog } from 'd3';
import type { Role } from '../../document/columns.ts';
import type { LayerHealth } from '../../health/health.ts';
import { deadOf } from './deadOf.ts';
import { useHealthText } from '../text/healthText.ts';

/** Heights above and below the line: the gradient, and the share that is flat. */
const [above, below] = [24, 8];
/** Gradients of a layer that are told apart: down to a thousandth of the largest. */
const least = 1e-3;

interface Props {
  readonly layer: LayerHealth;
  readonly name: string;
  readonly role: Role;
  /** The neuron in hand; null: none of this layer. */
  readonly chosen: number | null;
  readonly onChoose: (unit: number) => void;
}

/** A bar for each unit of a layer: its gradient, and below the line how often it is flat. Dead ones stand out. */
export function UnitBars({ layer: { units, unitGradients, flat }, name, role, chosen, onChoose }: Props) {
  const { measures: text } = useHealthText();
  const most = max(unitGradients) ?? 0;
  const y = scaleLog([least, 1], [1, above]).clamp(true);
  const dead = deadOf(flat);
  const isDead = (unit: number): boolean => dead.includes(unit);
  const all = Array.from({ length: units }, (_, unit) => unit);
  const bar = (unit: number, from: number, height: number): string =>
    `M${unit + 0.12} ${from}v${height}h0.76v${-height}z`;
  const heights = all.map((unit) => (unitGradients[unit] > 0 ? (y(unitGradients[unit] / most) ?? 0) : 0));
  const unit = chosen ?? 0;
  const share = flat?.units[unit] ?? null;
  const digits = [
    text.unitSays(unitGradients[unit]),
    isDead(unit) ? text.unitDead : share === null ? '' : text.unitFlat(share),
  ].filter(Boolean);
  const says = text.unitAndNumbers(text.unit(unit + 1, units), digits);
  return (
    <div className={`health-units role-${role}`}>
      <p id="health-units">{text.units(name)}</p>
      <div className="health-bars">
        <input
          type="range"
          min={1}
          max={units}
          value={unit + 1}
          aria-labelledby="health-units"
          aria-valuetext={says}
          onChange={({ target }) => onChoose(Number(target.value) - 1)}
          onClick={({ currentTarget }) => onChoose(Number(currentTarget.value) - 1)} // the one that it stands at, too
        />
        <svg viewBox={`0 0 ${units} ${above + below}`} preserveAspectRatio="none" aria-hidden="true">
          {chosen !== null && <rect className="is-chosen" x={chosen} width={1} height={above + below} />}
          <path className="is-gradient" d={all.map((i) => bar(i, above, -heights[i])).join('')} />
          {flat !== null && (
            <path className="is-flat" d={all.map((i) => bar(i, above, below * flat.units[i])).join('')} />
          )}
          <path
            className="is-dead"
            d={all
              .filter(isDead)
              .map((i) => bar(i, 0, above + below))
              .join('')}
          />
          <line x2={units} y1={above} y2={above} />
        </svg>
      </div>
      <p className="health-unit">{says}</p>
    </div>
  );
}
