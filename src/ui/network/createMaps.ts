import type { AnswerTo } from '../../asking/asker.ts';
import type { Question } from '../../asking/questions.ts';
import { equal } from '../../document/equal.ts';
import { momentName } from '../../document/moment.ts';
import type { Layer } from '../../engine/specs/model.ts';
import type { PlacedColumn } from '../../scene/layout/picture.ts';
import { unitX, unitY } from '../../scene/layout/picture.ts';
import { mapColoursOf, type MapValues, writeMaps } from '../../scene/paint/mapPixels.ts';
import { traceLine } from '../../scene/paint/traceLine.ts';
import { fullStrength, type Ink, type PaintMap } from '../../scene/paint/palette.ts';
import type { MapPlan } from '../../scene/plan/mapPlan.ts';

/** A smaller map has no room for its line, px. */
const smallestLined = 18;
/** Smaller cells of a mosaic stand closer, px. */
const smallestApart = 8;

interface Sheet {
  readonly canvas: HTMLCanvasElement;
  /** What is on it. */
  painted: {
    readonly maps: MapValues;
    readonly across: number;
    readonly ink: Ink;
    readonly isDiscrete: boolean;
  } | null;
}

/** Asks for values until the returned function is called. */
export type AskValues = (
  question: Extract<Question, { type: 'values' }>,
  listener: (answer: AnswerTo<'values'> | null) => void,
) => () => void;

/** What the maps are of. */
export interface MapSource {
  readonly ask: AskValues;
  readonly layers: readonly Layer[];
  readonly plan: MapPlan;
  /** Rows of squares of places, from coarse to fine. */
  readonly levels: readonly Float32Array[];
  readonly isDiscrete: () => boolean;
  /** Says which moment the maps are of that are painted. */
  readonly tell: (moment: string) => void;
}

/** Values of all units at some places, of one moment. */
interface UnitValues {
  readonly values: Float32Array;
  /** Of each place. */
  readonly width: number;
  readonly moment: string;
}

/** Asks for the values of a network until the returned function is called; null: none, or those of another network. */
export function askUnits(
  { ask, layers, plan, levels, tell }: Omit<MapSource, 'isDiscrete'>,
  take: (found: UnitValues | null) => void,
): () => void {
  const stop = ask({ type: 'values', levels, at: plan.at }, (answer) => {
    // An answer of the network before this one says nothing of these units.
    const isOurs = answer !== null && equal(answer.network.experiment.layers, layers);
    take(isOurs ? { values: answer.result, width: plan.at.length, moment: momentName(answer.moment) } : null);
  });
  return () => {
    stop();
    tell('');
  };
}

/** The maps of all units, of one moment: asked for, and painted when a frame is. */
export function createMaps(
  source: MapSource,
  renewed: () => void,
): { readonly paint: PaintMap; readonly stop: () => void } {
  const { plan, isDiscrete, tell } = source;
  /** A picture of the maps of each column. */
  const sheets = new Map<number, Sheet>();
  let maps: (MapValues & UnitValues) | null = null;

  /** The sheet of a column, painted again where something has changed. */
  function sheetOf(
    now: NonNullable<typeof maps>,
    { plan: { index, units: count } }: PlacedColumn,
    across: number,
    ink: Ink,
  ): HTMLCanvasElement {
    const sheet = sheets.get(index) ?? { canvas: document.createElement('canvas'), painted: null };
    sheets.set(index, sheet);
    const { canvas, painted } = sheet;
    const discrete = isDiscrete();
    if (painted?.maps === now && painted.across === across && painted.ink === ink && painted.isDiscrete === discrete)
      return canvas;
    const width = across * now.side;
    const height = Math.ceil(count / across) * now.side;
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    const image = new ImageData(width, height);
    const units = plan.units.slice(plan.first[index], plan.first[index] + count);
    writeMaps(now, units, across, mapColoursOf(ink, fullStrength), discrete, new Uint32Array(image.data.buffer));
    canvas.getContext('2d')?.putImageData(image, 0, 0);
    sheet.painted = { maps: now, across, ink, isDiscrete: discrete };
    tell(now.moment);
    return canvas;
  }

  const paint: PaintMap = {
    unit: (context, column, unit, ink) => {
      if (maps === null) return;
      const sheet = sheetOf(maps, column, 1, ink);
      const { side } = maps;
      const { radius } = column;
      const size = 2 * radius;
      const [left, top] = [unitX(column, unit) - radius, unitY(column, unit) - radius];
      context.drawImage(sheet, 0, unit * side, side, side, left, top, size, size);
      if (size < smallestLined) return;
      context.beginPath();
      const place = plan.units[plan.first[column.plan.index] + unit];
      traceLine(context, maps, place, { left, top, right: left + size, bottom: top + size });
      context.strokeStyle = ink.ink;
      context.lineWidth = ink.stroke;
      context.stroke();
    },
    tile: (context, column, { x, y, columns, rows, cell }, ink) => {
      if (maps === null) return;
      const [width, height] = [columns * cell, rows * cell];
      context.drawImage(sheetOf(maps, column, columns, ink), x, y, width, height);
      // Between the cells.
      const gap = cell < smallestApart ? 0.5 : 1.5;
      context.fillStyle = ink.surface;
      context.beginPath();
      for (let i = 0; i <= columns; i++) context.rect(x + i * cell - gap / 2, y, gap, height);
      for (let i = 0; i <= rows; i++) context.rect(x, y + i * cell - gap / 2, width, gap);
      context.fill();
    },
  };

  const stop = askUnits(source, (found) => {
    maps = found && { ...found, side: Math.round(Math.sqrt(found.values.length / found.width)) };
    if (found === null) tell('');
    renewed();
  });
  return { paint, stop };
}
