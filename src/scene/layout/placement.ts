import type { Column } from '../../document/columns.ts';
import { captionHeight } from './caption.ts';
import {
  type Density,
  densities,
  measureNeurons,
  measureTile,
  scaleOf,
  type Shape,
  tellingRadius,
} from './columnShape.ts';
import { compiledHeight } from './compiledPath.ts';
import { headerLinesAbove } from './headerLayout.ts';
import { stageLines } from './headers.ts';
import { type Standing, standingOf } from './standing.ts';
import type { PictureInput } from './pictureInput.ts';
import type { PlacedColumn } from './picture.ts';
import type { Plan } from '../plan/plan.ts';
import { rowWiseOf } from '../plan/stageNames.ts';
import { tileShapes } from './tile.ts';

/** Space for the columns. */
interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const side = 12;
const widestGap = 300;
const widestSpacing = 96;
/** Height of the neurons in a view that is too low, px. */
const least = 12;
/** Radius of neurons in one line in the smallest view. */
const smallestListed = 5;
/** A few inputs may be smaller: in one line, their order tells them apart. */
const fewInputs = { units: 8, radius: 3.5 };

/** Lines of the header at its highest level of detail. */
function mostHeaderLines(plan: Plan): number {
  const own = plan.columns.map(({ stages }) => stages.filter(({ fused }) => !fused).length);
  const lines = Math.min(stageLines, Math.max(...own));
  const fused = plan.columns.some(({ stages }) => stages.some((stage) => stage.fused));
  return 2 + Math.max(lines, fused ? 1 : 0);
}

/** Height of neurons below which a header has no more room than its lines need; px where text is of 12 px. */
const low = 96;
/** Minimum height of the columns, px. */
const lowest = 48;

/** In a view that is too low for its texts, the columns get their minimum height, and the texts overlap them. */
function roomy(frame: Frame, height: number): Frame {
  const least = Math.max(8, Math.min(lowest, height / 2));
  const right = Math.max(frame.left + 8, frame.right);
  if (frame.bottom - frame.top >= least) return { ...frame, right };
  const top = Math.max(0, Math.min(frame.top, height - least));
  return { ...frame, right, top, bottom: top + least };
}

/** Places the columns side by side. `hides`: reserves a line below for the numbers of undrawn weights. */
export function placeColumns(plan: Plan, input: PictureInput, hides: boolean): readonly PlacedColumn[] {
  const { width, height, textSize } = input;
  const grouped = plan.columns.some(({ stages }) => stages.some((stage) => rowWiseOf(stage) !== null));
  const bottom = height - input.footer - compiledHeight(input) - (hides ? textSize * 1.5 : 0) - (grouped ? 14 : 0);
  const under = (lines: number): Frame => {
    const top = 10 + lines * textSize * 1.3 + (grouped ? 12 : 6);
    return { left: side, right: width - side, top, bottom };
  };
  const most = mostHeaderLines(plan);
  const first = placeWithin(roomy(under(most), height), plan, input);
  if (bottom - under(most).top >= (low * textSize) / 12) return first;
  const lines = headerLinesAbove(first, input);
  if (lines >= most) return first;
  // Larger neurons may leave the texts less width, so that they need more lines again.
  const second = placeWithin(roomy(under(lines), height), plan, input);
  return headerLinesAbove(second, input) <= lines ? second : first;
}

function placeWithin(frame: Frame, plan: Plan, input: PictureInput): readonly PlacedColumn[] {
  let placed: readonly PlacedColumn[] = [];
  for (const density of densities) {
    const shapes = shapesAt(plan, input, frame, density);
    const used = shapes.reduce((sum, shape) => sum + shape.width, 0);
    const gaps = shapes.length - 1;
    const free = frame.right - frame.left - used;
    const gap = gaps === 0 ? 0 : Math.min(widestGap * scaleOf(input), free / gaps);
    placed = place(shapes, frame, gap, (free - gap * gaps) / 2, input);
    if (free >= 0 && (gaps === 0 || gap >= density.gap)) break;
  }
  return placed;
}

function smallestRadius({ role, units }: Column): number {
  return role === 'input' && units <= fewInputs.units ? fewInputs.radius : smallestListed;
}

/** Measures every column. The largest neurons are at most about three times the smallest. */
function shapesAt(plan: Plan, input: PictureInput, frame: Frame, density: Density): readonly Shape[] {
  const scale = scaleOf(input);
  const pitch = (frame.right - frame.left) / plan.columns.length;
  const room = Math.max(least, frame.bottom - frame.top);
  const lanesRoom = Math.max(least, room - captionHeight(input));
  const standing =
    (largest: number) =>
    (column: Column): Standing | null =>
      standingOf(column.units, {
        room,
        lanesRoom,
        width: pitch * 0.42,
        largest,
        widestSpacing: widestSpacing * scale,
        roomy: smallestRadius(column) * scale,
        telling: tellingRadius(input),
        listed: column.role === 'output',
      });
  const most = Math.max(1.5, Math.min(density.radius * scale, pitch * 0.22));
  const radii = plan.columns.map(standing(most)).map((one) => one?.radius ?? most);
  const largest = Math.max(1.5, Math.min(most, 2.8 * Math.min(...radii)));
  const standings = plan.columns.map(standing(largest));
  const circles = plan.columns.map((column, i) => {
    const own = standings[i];
    return own === null ? null : measureNeurons(column, own, input, density);
  });

  // Tiles share the width that circles and gaps leave.
  const used = circles.reduce((sum, shape) => sum + (shape?.width ?? 0), 0);
  const gaps = plan.columns.length - 1;
  const wanted = Math.min(pitch * 0.46, 220 * scale);
  const free = frame.right - frame.left - used;
  const tiles = plan.columns.filter((_, i) => standings[i] === null);
  const shapes = tileShapes(
    tiles.map(({ units, role }) => ({ units, square: role === 'input' })),
    { width: Math.max(free - gaps * wanted, free * 0.4), height: Math.max(1, lanesRoom - 6), scale },
  );
  let next = 0;
  return plan.columns.map((column, i) => circles[i] ?? measureTile(column, shapes[next++], input));
}

function place(
  shapes: readonly Shape[],
  frame: Frame,
  gap: number,
  inset: number,
  input: PictureInput,
): readonly PlacedColumn[] {
  const middle = (frame.top + frame.bottom) / 2;
  // Above the captions of tiles and lanes.
  const higher = middle - captionHeight(input) / 2;
  let cursor = frame.left + inset;
  return shapes.map((shape): PlacedColumn => {
    const { plan, standing, tile, slots, value } = shape;
    const { lanes, spacing } = standing;
    const centre = cursor + shape.before;
    cursor += shape.width + gap;
    const x =
      tile === null ? centre : Math.round(centre - (tile.columns * tile.cell) / 2) + (tile.columns * tile.cell) / 2;
    const rows = Math.ceil(plan.units / lanes);
    const height = (rows - 1) * spacing + (lanes > 1 ? spacing / 2 : 0);
    return {
      plan,
      x,
      ...standing,
      isSquare: shape.isSquare,
      top: (lanes > 1 ? higher : middle) - height / 2,
      tile:
        tile === null
          ? null
          : { ...tile, x: x - (tile.columns * tile.cell) / 2, y: Math.round(higher - (tile.rows * tile.cell) / 2) },
      slots,
      value,
      left: x - shape.reachLeft,
      right: x + shape.reachRight,
    };
  });
}
