/** How the neurons of a column stand: under each other, or row by row in staggered lanes. Lengths in px. */
export interface Standing {
  readonly lanes: number;
  /** From one lane to the next. */
  readonly laneWidth: number;
  readonly radius: number;
  /** From a neuron to the next one of its lane. */
  readonly spacing: number;
}

interface Bounds {
  /** Height for neurons under each other, and for those in lanes, under which a line is written. */
  readonly room: number;
  readonly lanesRoom: number;
  /** Width that lanes may take. */
  readonly width: number;
  /** Largest radius. */
  readonly largest: number;
  readonly widestSpacing: number;
  /** Radius of neurons that may stand all under each other. */
  readonly roomy: number;
  /** Radius of a neuron that has room for its value. */
  readonly telling: number;
  /** Whether each neuron has something beside it to read: then a few stay under each other, however small. */
  readonly listed: boolean;
}

/** A dot, px. */
const smallest = 0.5;
/** So many neurons are circles, however small. */
const alwaysCircles = 16;
/** With such a radius some lanes are roomy enough. */
const roomyLanes = 6.5;
/** Smaller circles are none: the column is a tile. */
const smallestCircle = 5;
const smallestInLanes = 6;

/** Neurons as circles, in as few lanes as leave them large enough; null where they are too many for that. */
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

/** Neurons that stand close take a greater part of their distance. */
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
  // Neurons beside each other in two lanes are half a spacing apart in height.
  let radius = Math.min(largest, spacing * 0.4);
  while (radius > smallest && laneWidthOf(radius, spacing) * (lanes - 1) + 2 * radius > width) radius *= 0.95;
  return { lanes, laneWidth: laneWidthOf(radius, spacing), spacing, radius };
}

function laneWidthOf(radius: number, spacing: number): number {
  const apart = 2.5 * radius;
  return Math.max(1.7 * radius, Math.sqrt(Math.max(0, apart * apart - (spacing * spacing) / 4)));
}
