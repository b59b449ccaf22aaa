import type { Model } from '../engine/model.ts';
import { compiledHeight, type CompiledInput, compiledOf } from './compiled.ts';
import { edgeCounts, isBlock } from './detail.ts';
import { headersOf } from './headerLayout.ts';
import { type RoleNames, stageLines } from './headers.ts';
import { badgesOf, groupLabels, groupsOf, namesOf, notesOf, tiesOf } from './labels.ts';
import { type Density, densities, measureColumn, scaleOf, type Shape } from './columnShape.ts';
import { entryX, exitX, type Label, type Picture, type PlacedColumn } from './picture.ts';
import { type Plan, planOf } from './plan.ts';
import { rowWiseOf } from './stage.ts';
import type { Measure } from './words.ts';

export interface PictureInput {
  readonly model: Model;
  /** Of the view, px. */
  readonly width: number;
  readonly height: number;
  /** Of the small text, px. */
  readonly textSize: number;
  readonly measure: Measure;
  readonly roles: RoleNames;
  /** Names of the features and of the outputs, as many as are known. */
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  /** e.g. '120 of 401,408', under a gap in which not all weights are drawn. */
  readonly hiddenNote: (drawn: number, all: number) => string;
  /** Height at the bottom that is kept free for the legend, px. */
  readonly footer: number;
  /** Null: not compiled, or not to be shown. */
  readonly compiled: CompiledInput | null;
}

/** The room for the columns. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const side = 12;
const widestGap = 300;

/** Places a network in a view so that the whole of it can be seen. */
export function layOutPicture(input: PictureInput): Picture {
  const plan = planOf(input.model);
  const counts = plan.columns.map((column) => edgeCounts(plan, column));
  const drawn = counts.reduce((sum, count) => sum + count.drawn, 0);
  const all = counts.reduce((sum, count) => sum + count.all, 0);
  const columns = placeColumns(plan, input, drawn < all);
  const headers = headersOf(columns, input);
  const groups = groupsOf(columns);
  const notes = notesOf(columns, counts, input);
  const compiled = compiledOf(columns, input, input.height - input.footer - compiledHeight(input));
  const labels = [
    ...headers.labels,
    ...namesOf(columns, input),
    ...notes,
    ...groupLabels(groups, input),
    ...(compiled?.labels ?? []),
  ];
  return {
    width: input.width,
    height: input.height,
    textSize: input.textSize,
    model: input.model,
    plan,
    columns,
    labels: labels.map((label) => ({ ...label, width: input.measure(label.text, faceOf(label)) })),
    badges: [...headers.badges, ...badgesOf(columns)],
    groups,
    ties: tiesOf(columns),
    compiled,
    drawn,
    all,
    thickest: thickestEdge(columns, 6 * scaleOf(input)),
  };
}

/** Code is written in the monospaced face. */
function faceOf({ kind }: Pick<Label, 'kind'>): 'text' | 'code' {
  return kind === 'code' || kind === 'group' ? 'code' : 'text';
}

/** Width of the strongest edge: lines that meet in small neurons, or over a short way, are thinner. */
function thickestEdge(columns: readonly PlacedColumn[], most: number): number {
  const limits = columns.flatMap((column, i) => {
    const before = columns[i - 1];
    const perNeuron = column.tile === null ? column.spacing * 0.09 : 3.2;
    return before === undefined ? [perNeuron] : [perNeuron, (entryX(column) - exitX(before)) * 0.06];
  });
  return Math.max(0.6, Math.min(most, ...limits));
}

/** Lines of text over the columns: what the roomiest header needs. */
function headerHeight(plan: Plan, textSize: number): number {
  const own = plan.columns.map(({ stages }) => stages.filter(({ fused }) => !fused).length);
  const lines = Math.min(stageLines, Math.max(...own));
  const fused = plan.columns.some(({ stages }) => stages.some((stage) => stage.fused));
  return 10 + (2 + Math.max(lines, fused ? 1 : 0)) * textSize * 1.3;
}

function placeColumns(plan: Plan, input: PictureInput, hides: boolean): readonly PlacedColumn[] {
  const { width, height, textSize } = input;
  const grouped = plan.columns.some(({ stages }) => stages.some((stage) => rowWiseOf(stage) !== null));
  const frame: Frame = {
    left: side,
    right: width - side,
    top: headerHeight(plan, textSize) + (grouped ? 12 : 6),
    bottom: height - input.footer - compiledHeight(input) - (hides ? textSize * 1.5 : 0) - (grouped ? 14 : 0),
  };
  let placed: readonly PlacedColumn[] = [];
  for (const density of densities) {
    const shapes = shapesAt(plan, input, frame, density);
    const used = shapes.reduce((sum, shape) => sum + shape.width, 0);
    const gaps = shapes.length - 1;
    const free = frame.right - frame.left - used;
    const gap = gaps === 0 ? 0 : Math.min(widestGap * scaleOf(input), free / gaps);
    placed = place(shapes, frame, gap, (free - gap * gaps) / 2);
    if (free >= 0 && (gaps === 0 || gap >= density.gap)) break;
  }
  return placed;
}

/** Measures every column; the largest neurons are no more than some three times the smallest. */
function shapesAt(plan: Plan, input: PictureInput, frame: Frame, density: Density): readonly Shape[] {
  const pitch = (frame.right - frame.left) / plan.columns.length;
  const room = frame.bottom - frame.top;
  const radii = plan.columns
    .filter((column) => !isBlock(column))
    .map(({ units }) => Math.min(density.radius * scaleOf(input), (room / units) * 0.36, pitch * 0.22));
  const largest = 2.8 * Math.min(...radii);
  return plan.columns.map((column) => measureColumn(column, { input, room, pitch, density, largest }));
}

function place(shapes: readonly Shape[], frame: Frame, gap: number, inset: number): readonly PlacedColumn[] {
  const middle = (frame.top + frame.bottom) / 2;
  let cursor = frame.left + inset;
  return shapes.map((shape): PlacedColumn => {
    const x = cursor + shape.before;
    cursor += shape.width + gap;
    const { tile } = shape;
    return {
      plan: shape.plan,
      x,
      radius: shape.radius,
      spacing: shape.spacing,
      top: middle - ((shape.plan.units - 1) * shape.spacing) / 2,
      tile:
        tile === null
          ? null
          : { ...tile, x: x - (tile.columns * tile.cell) / 2, y: middle - (tile.rows * tile.cell) / 2 },
      slots: shape.slots,
      left: x - shape.reachLeft,
      right: x + shape.reachRight,
    };
  });
}
