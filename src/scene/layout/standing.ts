/** Arrangement of a column's neurons: in one line, or in several staggered lanes. Lengths in px. */
export interface Standing {
  readonly lanes: number;
  /** From one lane to the next. */
  readonly laneWidth: number;
  readonly radius: number;
  /** From one neuron to the next in its lane. */
  readonly spacing: number;
}

interface Bounds {
  /** Height for neurons in one line, and for lanes, which have a caption below. */
  readonly room: number;
  readonly lanesRoom: number;
  /** Width available for lanes. */
  readonly width: number;
  /** Largest radius. */
  readonly largest: number;
  readonly widestSpacing: number;
  /** Smallest radius at which all neurons may stand in one line. */
  readonly roomy: number;
  /** Smallest radius that has room for the value. */
  readonly telling: number;
  /**
   * True if each neuron has a text or a sign beside it. A small number of neurons then stays in one line at any size.
   */
  readonly listed: boolean;
}

/** Radius of a dot, px. */
const smallest = 0.5;
/** Up to this many neurons are always circles. */
const alwaysCircles = 16;
/** Lanes with this radius are large enough. */
const roomyLanes = 6.5;
/** Minimum radius of circles. Columns that would need smaller ones become tiles. */
const smallestCircle = 5;
const smallestInLanes = 6;

/** Arranges neurons as circles in the fewest lanes that keep them large enough; null if there are too many. */
export function standingOf(units: number, bounds: Bounds): Standing | null {
  const single = oneLane(units, bounds);
  if (single.radius >= Math.min(bounds.roomy, bounds.largest) || (units <= alwaysCircles && bounds.listed))
    return single;
  const all = [single, ...[2, 3, 4].map((lanes) => inLanes(units, lanes, bounds))];
  const telling = all.find(({ radius }) => radius >= bounds.telling);
  if (telling !== undefined) return telling;
  const roomy = all.find(({ radius }) => radius >= roomyLanes);
  if (roomy !== undefined) return roomy;
  const best = all.reduce((a, b) => (b.radius > a.radius ? b : a));
  if (units <= alwaysCircles) return best;
  return best.radius >= (best.lanes > 2 ? smallestInLanes : smallestCircle) ? best : null;
}

/** Fraction of the spacing that neurons fill. Close neurons fill more of it. */
function share(spacing: number): number {
  return 0.36 + 0.06 * Math.min(1, Math.max(0, (40 - spacing) / 16));
}

function oneLane(units: number, { room, largest, widestSpacing }: Bounds): Standing {
  const spacing = Math.min(widestSpacing, room / units);
  return { lanes: 1, laneWidth: 0, spacing, radius: Math.max(smallest, Math.min(largest, spacing * share(spacing))) };
}

function inLanes(units: number, lanes: number, { lanesRoom, width, largest }: Bounds): Standing {
  const rows = Math.ceil(units / lanes);
  const spacing = lanesRoom / (rows + 0.5);
  // Neighbours in two lanes differ by half a spacing in height.
  let radius = Math.min(largest, spacing * 0.4);
  while (radius > smallest && laneWidthOf(radius, spacing) * (lanes - 1) + 2 * radius > width) radius *= 0.95;
  return { lanes, laneWidth: laneWidthOf(radius, spacing), spacing, radius };
}

function laneWidthOf(radius: number, spacing: number): number {
  const apart = 2.5 * radius;
  return Math.max(1.7 * radius, Math.sqrt(Math.max(0, apart * apart - (spacing * spacing) / 4)));
}
