import type { Model } from '../engine/model.ts';
import { captionOf } from './caption.ts';
import { compiledHeight, type CompiledInput, compiledOf } from './compiled.ts';
import { type EdgeCount, edgeCounts } from './detail.ts';
import { headersOf } from './headerLayout.ts';
import type { RoleNames } from './headers.ts';
import { scaleOf } from './columnShape.ts';
import { badgesOf, groupLabels, groupsOf, namesOf, notesOf, tiesOf } from './labels.ts';
import { entryX, exitX, extentOf, type Label, type Picture, type PlacedColumn } from './picture.ts';
import { placeColumns } from './placement.ts';
import { planOf } from './plan.ts';
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
  /** From long to short, e.g. ['+ 401,208 weaker', '+ 401,208'], under a gap in which not all weights are drawn. */
  readonly hiddenNote: (hidden: number) => readonly string[];
  /** e.g. '512 units', under a column whose units are not easily counted. */
  readonly unitsNote: (units: number) => string;
  /** Height at the bottom that is kept free for the legend, px. */
  readonly footer: number;
  /** Null: not compiled, or not to be shown. */
  readonly compiled: CompiledInput | null;
}

/** In a smaller view, such as a frame that is nearly hidden, the picture is cut: no size in it gets negative. */
const least = { width: 160, height: 180 };

/** Places a network in a view so that the whole of it can be seen. */
export function layOutPicture(view: PictureInput): Picture {
  const input = { ...view, width: Math.max(least.width, view.width), height: Math.max(least.height, view.height) };
  const plan = planOf(input.model);
  const counts = edgeCounts(plan, input.height);
  const drawn = counts.reduce((sum, count) => sum + count.drawn, 0);
  const all = counts.reduce((sum, count) => sum + count.all, 0);
  const columns = placeColumns(plan, input, drawn < all);
  const headers = headersOf(columns, input);
  const groups = groupsOf(columns);
  const notes = notesOf(columns, counts, input);
  const captions = columns.map((_, i) => captionOf(columns, i, input));
  const compiled = compiledOf(columns, captions, input, input.height - input.footer - compiledHeight(input));
  const labels = [
    ...headers.labels,
    ...namesOf(columns, input),
    ...captions.flatMap((caption) => caption?.labels ?? []),
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
    badges: [...headers.badges, ...badgesOf(columns, captions)],
    groups,
    ties: tiesOf(columns),
    compiled,
    counts,
    drawn,
    all,
    thickest: thickestEdges(columns, counts, 6 * scaleOf(input)),
  };
}

/** Code is written in the monospaced face. */
function faceOf({ kind }: Pick<Label, 'kind'>): 'text' | 'code' {
  return kind === 'code' || kind === 'group' ? 'code' : 'text';
}

/**
 * Width of the strongest edge into each column: lines that meet in small neurons or at a tile, or over a short way, are
 * thinner, all of them; and those of a crowd.
 */
function thickestEdges(
  columns: readonly PlacedColumn[],
  counts: readonly EdgeCount[],
  most: number,
): readonly number[] {
  const limits = columns.flatMap((column, i) => {
    const before = columns[i - 1];
    const perNeuron = column.tile === null ? column.spacing * 0.09 : atTile;
    return before === undefined ? [perNeuron] : [perNeuron, (entryX(column, 0) - exitX(before, 0)) * 0.06];
  });
  const common = Math.max(0.6, Math.min(most, ...limits));
  return columns.map((column, i) => {
    const before = columns[i - 1] ?? column;
    const height = Math.max(heightOf(column), heightOf(before));
    return Math.min(common, Math.max(thinnest, (2 * height) / Math.max(1, counts[i].drawn)));
  });
}

const atTile = 2.2; // px
const thinnest = 0.9;

function heightOf(column: PlacedColumn): number {
  const { top, bottom } = extentOf(column);
  return bottom - top;
}
